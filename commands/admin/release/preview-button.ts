import type { Button } from '../../../src/core/reply.ts';
import { buttonCommand } from '../../../src/server-releases/admin-command.ts';

/** The command whose buttons stand under a preview, whichever command led there. */
export const PREVIEW_COMMAND = buttonCommand('add');

/** @param state the preview's token, and what else the action takes */
export function previewButton(label: string, action: string, ...state: readonly (string | number)[]): Button {
  return { kind: 'action', label, command: PREVIEW_COMMAND, action, state: state.join('.') };
}
