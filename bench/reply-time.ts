import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Release } from '../src/core/release/release.ts';
import { type Figure, median } from './figures.ts';
import { endBot, type RunningBot, startBot } from './running-bot.ts';

const RATIO_MAX = 1.5;
const WARM_UP_ROUNDS = 1_000;
const ROUNDS = 1_000;

const OURS = path.join(import.meta.dirname, '../src/start.js');
const BARE = path.join(import.meta.dirname, 'bare-bot.ts');

/** From a `/treaty ask` to the reply, against a bot that always sends the same embed; by turns. */
export async function replyTime({ facts }: Release): Promise<Figure> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const [ours, bare] = await Promise.all(
    [OURS, BARE].map((program) => startBot(program, path.join(folder, 'treaty.db'))),
  );
  if (!ours || !bare) throw new Error('two bots were to start');
  try {
    bare.discord.registry.add('global', { name: 'treaty', description: 'Always the same' });
    const questions = facts.flatMap(({ questions: { en } }) => en);
    const times: { ours: number; bare: number }[] = [];
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      const question = questions[round % questions.length] ?? '';
      times.push({ ours: await milliseconds(ours, question), bare: await milliseconds(bare, question) });
    }
    const measured = times.slice(WARM_UP_ROUNDS);
    const oursMs = median(measured.map((time) => time.ours));
    const bareMs = median(measured.map((time) => time.bare));
    const ratio = oursMs / bareMs;
    return {
      name: 'a reply on a fake Discord, p50',
      measured: `${ratio.toFixed(2)} × a bare bot's (${oursMs.toFixed(2)} ms to ${bareMs.toFixed(2)} ms)`,
      target: { text: `at most ${RATIO_MAX} ×`, reached: ratio <= RATIO_MAX },
    };
  } finally {
    await Promise.all([ours, bare].map(endBot));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function milliseconds({ discord }: RunningBot, question: string): Promise<number> {
  const startedAtMs = performance.now();
  await discord.slash('ask', { question });
  return performance.now() - startedAtMs;
}
