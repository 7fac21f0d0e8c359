import { type CacheFactory, Options } from 'discord.js';

/**
 * What discord.js is to keep of what Discord tells: servers, channels and roles, which say what the bot may do where,
 * and of people the bot alone. Whoever uses the bot would stay otherwise, and so would messages with its buttons.
 *
 * @param ownId of the bot, once it is known
 */
export function keptOfDiscord(ownId: () => string | undefined): CacheFactory {
  const ownAlone = { maxSize: 0, keepOverLimit: ({ id }: { readonly id: string }) => id === ownId() };
  return Options.cacheWithLimits({
    UserManager: ownAlone,
    GuildMemberManager: ownAlone,
    MessageManager: 0,
    PresenceManager: 0,
    ThreadMemberManager: 0,
    VoiceStateManager: 0,
    GuildEmojiManager: 0,
    GuildStickerManager: 0,
    GuildScheduledEventManager: 0,
    StageInstanceManager: 0,
  });
}
