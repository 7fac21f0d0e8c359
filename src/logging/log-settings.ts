import type { Logger } from 'pino';
import type { Config } from '../config.ts';

/** Logs which `.env` was read, if any, and what in it looks like a mistake. */
export function logSettings({ envFile }: Config, logger: Logger): void {
  if (!envFile) return;
  const { path: file, lookedIn, warnings } = envFile;
  if (file === undefined) logger.info({ lookedIn }, 'settings come from the environment; there is no .env');
  else logger.info({ file }, 'settings come from the environment and this .env');
  for (const warning of warnings) logger.warn(warning);
}
