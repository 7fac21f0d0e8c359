import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import { createEngine } from '../../../src/core/answer/engine.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import type { FakeDiscord } from '../../fake-discord/fake-discord.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { oneRelease } from '../../fixtures/library.ts';

const TREATY = path.join(import.meta.dirname, '../../../data/releases/uk-japan-defence-logistics-treaty.md');

const KEYSTROKES_PER_SECOND = 200;
const QUESTIONS_PER_SECOND = 10;
/** People who type, each ten keystrokes a second. */
const PEOPLE = 20;

/** Longest that Discord waits for an answer. */
const ANSWER_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 5;

/** What became of a flood. */
export type Flooded = {
  readonly questions: number;
  /** Questions that got no answer, an apology, or one that came too late. */
  readonly late: number;
  readonly keystrokes: number;
  /** Keystrokes that got completions. */
  readonly completed: number;
};

export function treatyApp(): App {
  const release = loadRelease(TREATY);
  return createApp(oneRelease(release, createEngine(release, fakeReader(), FAKE_CALIBRATION)), commands, 1);
}

/** People type 200 keystrokes and send 10 questions a second for so long. */
export async function flood(discord: FakeDiscord, app: App, seconds: number): Promise<Flooded> {
  const typed = app.release.facts.flatMap(({ questions: { en } }) => en);
  const result = { questions: 0, late: 0, keystrokes: 0, completed: 0 };
  const asking: Promise<void>[] = [];

  const ask = async (): Promise<void> => {
    const question = typed[(result.questions * 31) % typed.length] ?? '';
    result.questions += 1;
    const sentAtMs = performance.now();
    const answer = await discord.slash('ask', { question }).catch(() => undefined);
    const isAnswer = answer?.data.embeds?.length === 1;
    if (!isAnswer || performance.now() - sentAtMs > ANSWER_WITHIN_MS) result.late += 1;
  };
  const type = async (): Promise<void> => {
    const person = result.keystrokes % PEOPLE;
    const letters = Math.floor(result.keystrokes / PEOPLE);
    result.keystrokes += 1;
    const question = typed[(person * 97 + Math.floor(letters / 25)) % typed.length] ?? '';
    const start = question.slice(0, (letters % 25) + 1);
    const id = `${1_400_000_000_000_000_100n + BigInt(person)}`;
    const answer = await discord.complete('ask', 'question', start, 'server', { id }).catch(() => undefined);
    if (answer) result.completed += 1;
  };

  const beganAtMs = performance.now();
  for (;;) {
    const passed = Math.min((performance.now() - beganAtMs) / 1_000, seconds);
    while (result.questions < passed * QUESTIONS_PER_SECOND) asking.push(ask());
    while (result.keystrokes < passed * KEYSTROKES_PER_SECOND) void type();
    if (passed === seconds) break;
    await delay(LOOK_EVERY_MS);
  }
  await Promise.all(asking);
  return result;
}
