import { Session } from 'node:inspector';
import process from 'node:process';

/**
 * What Node has to be started with. The engine counts no block of a function any more once it has compiled it: without
 * these, 64 times the text took 12 times the steps by one count and 19 by the next, where it takes 62.
 */
export const UNCOMPILED = ['--no-opt', '--no-maglev', '--no-sparkplug'];

/**
 * How many steps a call takes until what it gives is there: how often each block of the program's own code, and of the packages that read files, ran,
 * all in all. The same call takes the same number on any machine, however busy. What happens inside the engine's own
 * functions (a search in a string, a sort, a regular expression) is not counted.
 *
 * @throws {Error} where the process was not started with {@link UNCOMPILED}
 */
export async function stepsOf(call: () => unknown): Promise<number> {
  if (!UNCOMPILED.every((flag) => process.execArgv.includes(flag)))
    throw new Error(`steps are counted right only with ${UNCOMPILED.join(' ')}`);
  // What ran before is taken away with this.
  takeSteps();
  await call();
  return takeSteps();
}

let session: Session | undefined;

/** Steps since the last time. Starting the count anew for each call would take longer than most calls. */
function takeSteps(): number {
  if (!session) {
    session = new Session();
    session.connect();
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error;
    for (const { url, functions } of coverage.result) {
      if (!COUNTED.test(url)) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}

const COUNTED = /\/(?:src|commands)\/|\/node_modules\/(?:yaml|zod|fuse\.js|porter2)\//;
