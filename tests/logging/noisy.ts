// Logs more than its reader takes: `node noisy.ts COUNT`. Prints "alive" when told to by a line on standard input, and
// ends when that ends.
import process from 'node:process';
import { createInterface } from 'node:readline';
import { createLog } from '../../src/logging/logger.ts';
import { exitWhenFlushed } from '../../src/logging/standard-error.ts';
import { addressOf } from '../fixtures/address.ts';

const { logger } = createLog({
  logLevel: 'info',
  logFormat: 'json',
  database: addressOf('treaty.db'),
  colour: false,
});
const count = Number(process.argv[2]);
for (let place = 1; place <= count; place += 1) logger.info({ place }, 'a line of some length'.repeat(10));

for await (const _line of createInterface({ input: process.stdin })) process.stdout.write('alive\n');
logger.info('stopped');
await exitWhenFlushed(78);
