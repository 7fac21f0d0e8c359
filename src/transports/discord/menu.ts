import { type APIActionRowComponent, type APIStringSelectComponent, ComponentType } from 'discord.js';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../core/custom-id.ts';
import type { Choice, Menu } from '../../core/reply.ts';
import { cutAtGrapheme, oneLine } from './escape.ts';

/** Most choices, and characters of each field. Source: Discord docs, "Component Reference". */
const CHOICES_MAX = 25;
const PROMPT_MAX_CHARS = 150;
const FIELD_MAX_CHARS = 100;

/** A menu as a row of its own; none where Discord would refuse it. */
export function menuRows(menu: Menu | undefined): APIActionRowComponent<APIStringSelectComponent>[] {
  const customId = menu && customIdOf(menu);
  if (!menu || customId === undefined || customId.length > CUSTOM_ID_MAX_CHARS) return [];
  const options = menu.choices.slice(0, CHOICES_MAX).map(optionOf);
  if (options.length === 0) return [];
  const placeholder = cutAtGrapheme(oneLine(menu.prompt), PROMPT_MAX_CHARS);
  const select = { type: ComponentType.StringSelect, custom_id: customId, placeholder, options } as const;
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

function optionOf({ label, description, value }: Choice) {
  const shown = cutAtGrapheme(oneLine(description), FIELD_MAX_CHARS);
  return {
    label: cutAtGrapheme(oneLine(label), FIELD_MAX_CHARS) || '…',
    value: value.slice(0, FIELD_MAX_CHARS),
    ...(shown !== '' && { description: shown }),
  };
}
