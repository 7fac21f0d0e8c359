import { once } from 'node:events';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App, Asker } from '../../app.ts';
import type { Button, Reply } from '../../core/reply.ts';
import { type AdminDesk, type AdminParts, createAdminDesk, terminalOptions } from './admin-desk.ts';
import { complete } from './complete.ts';
import { announceLongWork } from './long-work.ts';
import { replyLines, type Style, styleFor, textLines } from './render.ts';
import { readTyped, slashOf, type Typed } from './typed.ts';

/** Where a session reads and writes. Input and output that are both a terminal get an intro, a prompt and Tab. */
export type Terminal = {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  /** Is told, where the output is no terminal, that an answer takes long. */
  readonly errors: Writable;
  /** False keeps colours out of a terminal too. */
  readonly colour: boolean;
};

/** What a question comes to that Ctrl-C was pressed on. */
const INTERRUPTED = Symbol('interrupted');

/** The one person at a terminal, which walks one deck of facts. */
const ASKER: Asker = { channelId: 'terminal' };

type Action = Extract<Button, { kind: 'action' }>;

/**
 * Answers line by line until `exit`, Ctrl-C, Ctrl-D, or the end of the input.
 *
 * @param admin what `/treaty-admin` needs: its posts are shown, while the input is open, when they are due
 */
export async function runSession(app: App, terminal: Terminal, admin?: AdminParts): Promise<void> {
  const { input, output } = terminal;
  const interactive = Boolean(input.isTTY && output.isTTY);
  const write = async (shown: readonly string[]): Promise<void> => {
    if (!output.write(`${shown.join('\n')}\n`)) await once(output, 'drain');
  };
  if (interactive) await write(introLines(app, styleFor(output, terminal.colour)));

  const lines = readline.createInterface({
    input,
    output,
    terminal: interactive,
    prompt: `${app.commandName}> `,
    completer: (line: string) => complete(app, line, admin),
  });
  let prompting = interactive;
  lines.once('close', () => {
    prompting = false;
  });
  const pressed = Promise.withResolvers<void>();
  lines.once('SIGINT', () => {
    lines.close();
    pressed.resolve();
  });
  /** Resolves after Ctrl-C; what was typed before it and is answered at once still comes first. */
  const interruption = async (): Promise<typeof INTERRUPTED> => {
    await pressed.promise;
    await nextTurn();
    return INTERRUPTED;
  };

  if (prompting) lines.prompt();
  let actions: readonly Action[] = [];
  const show = async (reply: Reply): Promise<void> => {
    // Asked for anew each time: the window may have been resized.
    const style = styleFor(output, terminal.colour);
    actions = reply.buttons.filter((button) => button.kind === 'action');
    await write([...replyLines(reply, style, app.commandName), ...actionLines(actions, style), '']);
  };
  const desk =
    admin &&
    createAdminDesk(app, admin, async (post) => {
      // In place of the prompt; what was typed so far comes back with it.
      if (prompting) {
        readline.cursorTo(output, 0);
        readline.clearLine(output, 0);
      }
      await show(post);
      if (prompting) lines.prompt(true);
    });
  const adminCommands = admin?.commands.map(({ name, options }) => ({
    name,
    options: terminalOptions(options),
  }));

  for await (const line of lines) {
    const typed = readTyped(app, line, adminCommands);
    if (typed.kind === 'leave') break;
    const reacting = announceLongWork(
      reactionTo(app, typed, actions, desk),
      interactive ? output : terminal.errors,
    );
    const said = await (interactive ? Promise.race([reacting, interruption()]) : reacting);
    if (said === INTERRUPTED) break;
    if (typeof said === 'string') await write([...textLines(said, styleFor(output, terminal.colour)), '']);
    else if (said) await show(said);
    if (prompting) lines.prompt();
  }
  await desk?.close();
  if (interactive) await write([]);
}

/** A reply, a sentence about what was typed wrong, or null where nothing is to be said. */
async function reactionTo(
  app: App,
  typed: Typed,
  actions: readonly Action[],
  desk: AdminDesk | undefined,
): Promise<Reply | string | null> {
  switch (typed.kind) {
    case 'nothing':
    case 'leave':
      return null;
    case 'wrong':
      return typed.sentence;
    case 'command':
      return app.run(typed.name, typed.args, ASKER);
    case 'admin':
      return desk ? desk.run(typed.name, typed.args) : null;
    case 'button': {
      const action = actions[typed.number - 1];
      if (action) return app.act(action.command, action.action, action.state, ASKER);
      return `There is no button ${typed.number} here; buttons are the numbers in brackets under the last reply.`;
    }
  }
}

/** "[1] In context   [2] Another": the buttons that act, each with the number that runs it. */
function actionLines(actions: readonly Action[], style: Style): string[] {
  if (actions.length === 0) return [];
  return textLines(actions.map(({ label }, index) => `[${index + 1}] ${label}`).join('   '), style);
}

/** Two lines where the window is wide enough. */
function introLines(app: App, style: Style): string[] {
  return [
    ...textLines(`Answers from "${app.release.title}", word for word.`, style),
    ...textLines(
      `Type a question, ${slashOf(app.commandName)} (then Tab), the number of a button, or exit.`,
      style,
    ),
  ];
}
