import { once } from 'node:events';
import readline from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App, Asker } from '../../app.ts';
import type { Reply } from '../../core/reply.ts';
import { RELEASE_GROUP } from '../../server-releases/admin-command.ts';
import { type AdminDesk, type AdminParts, createAdminDesk, GUILD_ID, terminalOptions } from './admin-desk.ts';
import { complete } from './complete.ts';
import { type Action, isLine, lineAskedFor } from './line-form.ts';
import { announceLongWork } from './long-work.ts';
import {
  createReleaseDesk,
  type ReleaseDesk,
  type ReleaseParts,
  typedReleaseCommands,
} from './release-desk.ts';
import { replyLines, type Style, styleFor, textLines } from './render.ts';
import { adminSlashOf, readTyped, slashOf } from './typed.ts';
import type { Typed } from './typed-command.ts';

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

/** The one person at a terminal, which is one server and walks one deck of facts. */
const ASKER: Asker = { channelId: 'terminal', guildId: GUILD_ID };

/**
 * Answers line by line until `exit`, Ctrl-C, Ctrl-D, or the end of the input.
 *
 * @param admin what `/treaty-admin daily` needs: its posts are shown, while the input is open, when they are due
 * @param releases what `/treaty-admin release` needs
 */
export async function runSession(
  app: App,
  terminal: Terminal,
  admin?: AdminParts,
  releases?: ReleaseParts,
): Promise<void> {
  const { input, output } = terminal;
  const interactive = Boolean(input.isTTY && output.isTTY);
  const write = async (shown: readonly string[]): Promise<void> => {
    if (!output.write(`${shown.join('\n')}\n`)) await once(output, 'drain');
  };
  if (interactive) await write(introLines(app, styleFor(output, terminal.colour)));

  const releaseCommands = releases && typedReleaseCommands(releases.commands);
  const lines = readline.createInterface({
    input,
    output,
    terminal: interactive,
    prompt: `${app.commandName}> `,
    completer: (line: string) => complete(app, line, admin, releaseCommands),
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
  let asked = '';
  /** The button whose line is asked for. */
  let open: Action | undefined;
  const show = async (reply: Reply): Promise<void> => {
    // Asked for anew each time: the window may have been resized.
    const style = styleFor(output, terminal.colour);
    const choices = choicesIn(reply);
    const buttons = reply.buttons.filter((button) => button.kind === 'action');
    actions = [...choices, ...buttons];
    asked = reply.asked ?? '';
    open = undefined;
    const lines = [...choiceLines(choices, style), ...actionLines(buttons, choices.length, style)];
    await write([...replyLines(reply, style, app.commandName), ...lines, '']);
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
  const releaseDesk = releases && createReleaseDesk(releases, adminSlashOf(app.commandName, RELEASE_GROUP));
  const adminCommands = admin?.commands.map(({ name, options }) => ({
    name,
    options: terminalOptions(options),
  }));

  for await (const line of lines) {
    const typed = readTyped(app, line, adminCommands, releaseCommands);
    if (typed.kind === 'leave') break;
    const label = lineAskedFor(app, typed, actions);
    if (label !== undefined && typed.kind === 'button') {
      open = actions[typed.number - 1];
      await write(textLines(`${label}:`, styleFor(output, terminal.colour)));
      if (prompting) {
        lines.prompt();
        lines.write(asked);
      }
      continue;
    }
    const filled = open && isLine(typed, line) ? open : undefined;
    open = undefined;
    const reacting = announceLongWork(
      filled
        ? app.act(filled.command, filled.action, filled.state, ASKER, line.trim())
        : reactionTo(app, typed, actions, { desk, releaseDesk }),
      interactive ? output : terminal.errors,
    );
    const said = await (interactive ? Promise.race([reacting, interruption()]) : reacting);
    if (said === INTERRUPTED) break;
    if (typeof said === 'string') await write([...textLines(said, styleFor(output, terminal.colour)), '']);
    else if (said) await show(said);
    if (prompting) lines.prompt();
  }
  await desk?.close();
  await releaseDesk?.close();
  if (interactive) await write([]);
}

/** What answers admins. */
type Desks = { readonly desk: AdminDesk | undefined; readonly releaseDesk: ReleaseDesk | undefined };

/** A reply, a sentence about what was typed wrong, or null where nothing is to be said. */
async function reactionTo(
  app: App,
  typed: Typed,
  actions: readonly Action[],
  { desk, releaseDesk }: Desks,
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
    case 'release':
      return releaseDesk ? releaseDesk.run(typed.name, typed.args) : null;
    case 'button': {
      const pressed = actions[typed.number - 1];
      if (pressed) {
        const { command, action, state } = pressed;
        return (
          releaseDesk?.act(command, action, state) ??
          desk?.act(command, action, state) ??
          app.act(command, action, state, ASKER)
        );
      }
      return `There is no button ${typed.number} here; buttons are the numbers in brackets under the last reply.`;
    }
  }
}

/** What a menu lets choose, each as a button of its own. */
function choicesIn({ menu }: Reply): Action[] {
  if (!menu) return [];
  const { command, action, state, choices } = menu;
  return choices.map(({ label, description, value }) => ({
    ...{ kind: 'action', command, action, state: `${state}.${value}` },
    label: [label, description].filter((text) => text !== '').join(' — '),
  }));
}

/** A line for each choice, with the number that chooses it. */
function choiceLines(choices: readonly Action[], style: Style): string[] {
  return choices.flatMap(({ label }, index) => textLines(`[${index + 1}] ${label}`, style));
}

/**
 * "[1] In context   [2] Another": the buttons that act, each with the number that runs it; a question has a line of its own.
 *
 * @param before how many have a number already
 */
function actionLines(actions: readonly Action[], before: number, style: Style): string[] {
  const rows: { readonly isQuestion: boolean; text: string }[] = [];
  for (const [index, { label, question }] of actions.entries()) {
    const text = `[${before + index + 1}] ${question ?? label}`;
    const last = rows.at(-1);
    if (last && !last.isQuestion && question === undefined) last.text += `   ${text}`;
    else rows.push({ isQuestion: question !== undefined, text });
  }
  return rows.flatMap(({ text }) => textLines(text, style));
}

/** Two lines where the window is wide enough. */
function introLines(app: App, style: Style): string[] {
  return [
    ...textLines(`Answers from ${app.isOut ? `"${app.release.title}"` : 'releases'}, word for word.`, style),
    ...textLines(
      `Type a question, ${slashOf(app.commandName)} (then Tab), the number of a button, or exit.`,
      style,
    ),
  ];
}
