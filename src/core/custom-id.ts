/** Most characters of a button's custom_id. Source: Discord docs, "Component Reference". */
export const CUSTOM_ID_MAX_CHARS = 100;

/** What a pressed button asks for. */
export type Pressed = { readonly command: string; readonly action: string; readonly state: string };

/** A button's custom_id: docs/buttons.md has its form. */
export function customIdOf({ command, action, state }: Pressed): string {
  return `${command}:${action}:${state}`;
}

/** Reads a button's custom_id; undefined where it is none of ours. The state may hold colons and anything else. */
export function readCustomId(customId: string): Pressed | undefined {
  const parts = /^(?<command>[^:]+):(?<action>[^:]+):(?<state>.*)$/s.exec(customId)?.groups;
  if (!parts) return undefined;
  return { command: parts.command ?? '', action: parts.action ?? '', state: parts.state ?? '' };
}
