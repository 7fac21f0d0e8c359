import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type ButtonInteraction,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { apologyMessage, logOnce } from './apology.ts';
import { SHARE_ID } from './buttons.ts';
import { isTooLate } from './failure.ts';
import type { PressMemory } from './press-memory.ts';

/** What it takes to show a private reply to everyone. */
type Sharing = { readonly logger: Logger; readonly presses: PressMemory };

/**
 * Posts the private reply that a button stands under for everyone, once: the button goes away first. The message itself
 * is what is posted, so nothing need be kept for it. Never rejects: what goes wrong is logged once and apologised for.
 */
export async function shareReply(
  interaction: ButtonInteraction,
  { logger, presses }: Sharing,
): Promise<void> {
  try {
    const { message } = interaction;
    if (!message.flags.has(MessageFlags.Ephemeral) || !presses.isFirstShare(message.id)) {
      await interaction.deferUpdate();
      return;
    }
    const components = withoutShare(interaction);
    const allowedMentions = { parse: [] };
    await interaction.update({ components, allowedMentions });
    await interaction.followUp({
      ...(message.content !== '' && { content: message.content }),
      embeds: message.embeds.map((embed) => embed.toJSON()),
      components,
      allowedMentions,
    });
  } catch (error) {
    if (isTooLate(error)) return;
    const apology = apologyMessage(logOnce(logger, error));
    // Where the apology does not get through either, there is nothing to add.
    await (interaction.replied ? interaction.followUp(apology) : interaction.reply(apology)).catch(
      () => undefined,
    );
  }
}

/** The rows of buttons of the message, but for the one that was pressed. */
function withoutShare({ message }: ButtonInteraction): APIActionRowComponent<APIButtonComponent>[] {
  return message.components.flatMap((row) => {
    const json = row.toJSON();
    if (json.type !== ComponentType.ActionRow) return [];
    const components = json.components.filter(
      (component): component is APIButtonComponent =>
        component.type === ComponentType.Button &&
        !('custom_id' in component && component.custom_id === SHARE_ID),
    );
    return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
  });
}
