import { ComponentType, type Message, MessageType } from 'discord.js';
import type { Logger } from 'pino';
import type { App } from '../../../app.ts';
import { readState } from '../../../core/button-state.ts';
import type { Args } from '../../../core/command.ts';
import { readCustomId } from '../../../core/custom-id.ts';
import { RELEASE_OPTION } from '../../../core/library/release-option.ts';
import { RecentMap } from '../../../core/recent-map.ts';
import type { SettingsStore } from '../../../server-settings/settings.ts';
import { apologyMessage, logOnce } from '../apology.ts';
import { missingToPost } from '../daily/permissions.ts';
import type { Servers } from '../daily/servers.ts';
import type { TopCommand } from '../description.ts';
import { cutAtGrapheme } from '../escape.ts';
import { messageFor } from '../render.ts';
import { AskingPace } from './asking-pace.ts';
import { questionOf } from './question-of.ts';

/** The command that answers, and the option that takes the question. */
const COMMAND = 'ask';
const QUESTION = 'question';

/** Channels that are remembered as told of in the log, in one generation. */
const CHANNELS_TOLD = 500;

export type MessageParts = {
  readonly app: App;
  readonly logger: Logger;
  readonly top: TopCommand;
  /** Absent where none are kept: then servers get no answers to messages. */
  readonly settings?: SettingsStore;
  readonly servers: Servers;
};

/** Answers messages as `/treaty ask` answers questions: by a reply that pings nobody. */
export class MessageAnswers {
  readonly #parts: MessageParts;
  readonly #pace = new AskingPace(() => performance.now());
  readonly #underWay = new Set<Promise<void>>();
  readonly #told = new RecentMap<true>(CHANNELS_TOLD);

  constructor(parts: MessageParts) {
    this.#parts = parts;
  }

  /** Takes up a message; what is no question, or not wanted here, is passed over in silence. */
  take(message: Message): void {
    const answering = this.#answer(message);
    this.#underWay.add(answering);
    void answering.finally(() => this.#underWay.delete(answering));
  }

  /** Resolves when nothing is under way. */
  async finished(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Never rejects: what goes wrong is logged once. */
  async #answer(message: Message): Promise<void> {
    const botId = message.client.user.id;
    const question = questionOf(message, botId);
    const personId = message.author.id;
    if (question === undefined || !this.#pace.begin(personId)) return;
    try {
      if ((await this.#isWanted(message)) && this.#mayAnswer(message)) await this.#reply(message, question);
    } catch (error) {
      logOnce(this.#parts.logger, error);
    } finally {
      this.#pace.end(personId);
    }
  }

  /** Whether the server wants answers to messages; in direct messages everybody does. */
  async #isWanted({ guildId }: Message): Promise<boolean> {
    if (guildId === null) return true;
    return (await this.#parts.settings?.of(guildId))?.mentions ?? false;
  }

  #mayAnswer({ guildId, channelId, channel }: Message): boolean {
    if (guildId === null) return true;
    const may = this.#parts.servers.permissionsIn(channelId);
    const missing = may ? missingToPost(may, channel.isThread()) : ['View Channel'];
    if (missing.length > 0 && !this.#told.get(channelId)) {
      this.#told.set(channelId, true);
      this.#parts.logger.info(
        { channelId, missing },
        'a message is not answered: permissions are missing there',
      );
    }
    return missing.length === 0;
  }

  async #reply(message: Message, question: string): Promise<void> {
    const { app, logger, top } = this.#parts;
    const { channelId, guildId, author } = message;
    const asker = { channelId, personId: author.id, ...(guildId !== null && { guildId }) };
    let content:
      | Pick<ReturnType<typeof messageFor>, 'content' | 'embeds' | 'components'>
      | { content: string };
    try {
      const args = argsOf(app, question, await releaseOfPost(message));
      const { asked: _asked, ...reply } = await app.run(COMMAND, args, asker);
      // Nobody else can be kept from seeing it, and the question stands above it.
      const { flags: _flags, allowedMentions: _nobody, ...rendered } = messageFor(reply, top);
      content = rendered;
    } catch (error) {
      content = { content: apologyMessage(logOnce(logger, error)).content };
    }
    await message.reply({
      ...content,
      allowedMentions: { parse: [], repliedUser: false },
      failIfNotExists: false,
      // Where two processes are signed in for a moment, Discord itself drops the second answer.
      nonce: message.id,
      enforceNonce: true,
    });
  }
}

function argsOf({ commands }: App, question: string, release: string): Args {
  const options = commands.find(({ name }) => name === COMMAND)?.options ?? [];
  const { maxChars = question.length } = options.find(({ name }) => name === QUESTION) ?? {};
  const values = new Map([
    [QUESTION, cutAtGrapheme(question, maxChars)],
    [RELEASE_OPTION.name, release],
  ]);
  return { text: (name) => values.get(name) ?? '', flag: () => false };
}

/** The key of the release that a post or an answer of the bot's is about, where the message replies to one; else empty. */
async function releaseOfPost(message: Message): Promise<string> {
  const { type, mentions, client } = message;
  if (type !== MessageType.Reply || mentions.repliedUser?.id !== client.user.id) return '';
  // Deleted meanwhile, or out of reach: then the default release is asked.
  const post = await message.fetchReference().catch(() => undefined);
  const rows = post?.components.filter((row) => row.type === ComponentType.ActionRow) ?? [];
  const states = rows
    .flatMap(({ components }) => components)
    .flatMap(({ customId }) => (customId ? (readCustomId(customId)?.state ?? []) : []));
  return states.flatMap((state) => readState(state)?.release ?? [])[0] ?? '';
}
