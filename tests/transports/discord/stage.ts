import { type Logger, pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { App } from '../../../src/app.ts';
import {
  type DiscordBot,
  type DiscordOptions,
  startDiscordBot,
} from '../../../src/transports/discord/bot.ts';
import { FakeDiscord } from '../../fake-discord/fake-discord.ts';
import { smallApp } from './small-app.ts';

export const TOKEN = 'c2VjcmV0.of.the-bot';

/** A line of the log. */
export type LogLine = { readonly level: number; readonly msg: string; readonly [field: string]: unknown };

/** pino's levels. */
export const WARN = 40;

/** A fake Discord for each test, and the bots that a test starts there; all are stopped after it. */
export type Stage = {
  readonly discord: FakeDiscord;
  /** Everything logged in this test. */
  readonly log: LogLine[];
  startBot(app?: App, options?: Partial<DiscordOptions>): Promise<DiscordBot>;
};

/** Sets the stage before each test of a file; what it gives is filled by then. */
export function setStage(): Stage {
  const bots: DiscordBot[] = [];
  const log: LogLine[] = [];
  const logger: Logger = pino({ level: 'info' }, { write: (line: string) => log.push(JSON.parse(line)) });
  let discord: FakeDiscord | undefined;

  const current = (): FakeDiscord => {
    if (!discord) throw new Error('the stage is set only while a test runs');
    return discord;
  };
  beforeEach(async () => {
    log.length = 0;
    discord = await FakeDiscord.start(TOKEN);
  });
  afterEach(async () => {
    await Promise.all(bots.splice(0).map((bot) => bot.stop()));
    await discord?.stop();
  });
  return {
    get discord() {
      return current();
    },
    log,
    async startBot(app = smallApp(), options = {}) {
      const bot = await startDiscordBot(app, { token: TOKEN, apiUrl: current().apiUrl, logger, ...options });
      bots.push(bot);
      return bot;
    },
  };
}
