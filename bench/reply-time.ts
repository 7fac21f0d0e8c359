import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Release } from '../src/core/release/release.ts';
import { FakeDiscord } from '../tests/fake-discord/fake-discord.ts';
import { type Figure, median } from './figures.ts';

const RATIO_MAX = 1.5;
const WARM_UP_ROUNDS = 1_000;
const ROUNDS = 1_000;

const TOKEN = 'not-a-token.but-shaped.like-one';
const START_MAX_MS = 20_000;

const OURS = path.join(import.meta.dirname, '../src/start.js');
const BARE = path.join(import.meta.dirname, 'bare-bot.ts');

/** A bot in a process of its own, on a fake Discord of its own. */
type Running = { readonly discord: FakeDiscord; readonly bot: ChildProcess };

/** From a `/treaty ask` to the reply, against a bot that always sends the same embed; by turns. */
export async function replyTime({ facts }: Release): Promise<Figure> {
  const [ours, bare] = await Promise.all([run(OURS), run(BARE)]);
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
    await Promise.all([ours, bare].map(end));
  }
}

async function run(program: string): Promise<Running> {
  const discord = await FakeDiscord.start(TOKEN);
  const bot = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      GUILD_ID: '',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = performance.now() + START_MAX_MS;
  while (discord.gateway.identified.length === 0) {
    if (performance.now() > deadline || bot.exitCode !== null) throw new Error(`${program} did not sign in`);
    await delay(50);
  }
  return { discord, bot };
}

async function milliseconds({ discord }: Running, question: string): Promise<number> {
  const startedAtMs = performance.now();
  await discord.slash('ask', { question });
  return performance.now() - startedAtMs;
}

async function end({ discord, bot }: Running): Promise<void> {
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
  await discord.stop();
}
