import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { customIdOf } from '../../../core/custom-id.ts';
import {
  buttonCommand,
  type Form,
  type ReleaseAdminCommand,
} from '../../../server-releases/admin-command.ts';

/** The action that a form's id names: it runs the command with what was filled in. */
export const FORM_ACTION = 'form';

/** A command's form as Discord shows it. */
export function modalOf(
  { name }: Pick<ReleaseAdminCommand, 'name'>,
  { title, fields }: Form,
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customIdOf({ command: buttonCommand(name), action: FORM_ACTION, state: '' }),
    title,
    components: fields.map(({ name: field, label, description, required, maxChars, isLong }) => ({
      type: ComponentType.Label,
      label,
      description,
      component: {
        type: ComponentType.TextInput,
        custom_id: field,
        style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required,
        max_length: maxChars,
      },
    })),
  };
}
