import type { App } from '../../app.ts';
import { readState } from '../../core/button-state.ts';
import type { Button } from '../../core/reply.ts';
import { QUESTION_COMMAND } from './typed.ts';
import type { Typed } from './typed-command.ts';

export type Action = Extract<Button, { kind: 'action' }>;

/** What a pressed button first asks to be typed; undefined where it asks for nothing. */
export function lineAskedFor(
  { commands }: App,
  typed: Typed,
  actions: readonly Action[],
): string | undefined {
  const pressed = typed.kind === 'button' ? actions[typed.number - 1] : undefined;
  const { forms = {} } = commands.find(({ name }) => name === pressed?.command) ?? {};
  const form = pressed && Object.hasOwn(forms, pressed.action) ? forms[pressed.action] : undefined;
  return form?.(readState(pressed?.state ?? '')?.language ?? 'en').label;
}

/** Whether what was typed is a line of words, and no command. */
export function isLine(typed: Typed, line: string): boolean {
  return typed.kind === 'command' && typed.name === QUESTION_COMMAND && !line.trimStart().startsWith('/');
}
