import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Release } from '../src/core/release/release.ts';
import type { Figure } from './figures.ts';
import { residentMemory } from './resident-memory.ts';

const RESIDENT_MAX_MB = 120;
const QUESTIONS = 50;

const NAME = 'resident memory of the terminal';
const START = path.join(import.meta.dirname, '../src/start.js');

/** What a piped session holds after some questions in both languages, as Linux tells it. */
export async function terminalMemory({ facts, sentences }: Release): Promise<Figure> {
  if (!residentMemory(process.pid)) return { name: NAME, measured: 'not measured: there is no /proc here' };

  const questions = facts.flatMap(({ questions: { en, ja } }) => [...en.slice(0, 1), ...ja.slice(0, 1)]);
  const asked = questions.slice(0, QUESTIONS);
  // Nobody is quoted by that name: the reply says so, and shows that all before it are answered.
  const last = 'Nobody-of-that-name';
  const session = spawn(process.execPath, [START], {
    env: { ...process.env, DISCORD_TOKEN: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(session, 'exit');
  session.stdin.write(`${[...asked, `/treaty ${last}`].join('\n')}\n`);
  await written(session.stdout, last);
  const memory = residentMemory(session.pid);
  session.stdin.end();
  session.stdout.resume();
  await ended;

  const { nowMb, peakMb } = memory ?? { nowMb: Number.NaN, peakMb: Number.NaN };
  return {
    name: `${NAME} after ${asked.length} questions about ${sentences.length} sentences`,
    measured: `${nowMb.toFixed(0)} MB (at most ${peakMb.toFixed(0)} MB before)`,
    target: { text: `under ${RESIDENT_MAX_MB} MB`, reached: nowMb < RESIDENT_MAX_MB },
  };
}

/** @throws {Error} when the stream ends without it */
async function written(stream: Readable, text: string): Promise<void> {
  let seen = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    seen += chunk;
    if (seen.includes(text)) return;
  }
  throw new Error(`the terminal ended before it was done: ${seen.slice(-200)}`);
}
