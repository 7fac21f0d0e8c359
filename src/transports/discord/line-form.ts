import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { LineForm } from '../../core/command.ts';
import { cutAtGrapheme } from './escape.ts';

/** The name of the one field. */
export const LINE_FIELD = 'line';

/** A form of one line as Discord shows it. @param filledIn what stands in the field at first */
export function lineModal(
  { title, label, maxChars }: LineForm,
  customId: string,
  filledIn: string,
): APIModalInteractionResponseCallbackData {
  const value = cutAtGrapheme(filledIn, maxChars);
  return {
    custom_id: customId,
    title,
    components: [
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: LINE_FIELD,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: maxChars,
          ...(value !== '' && { value }),
        },
      },
    ],
  };
}
