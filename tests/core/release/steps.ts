import { Session } from 'node:inspector';

/**
 * How many steps a call takes: how often each block of the program's code under `src/core` ran, all in all. The same
 * call takes the same number on any machine, however busy. What happens inside the engine's own functions (a search in
 * a string, a regular expression) is not counted.
 */
export function stepsOf(call: () => unknown): number {
  const session = new Session();
  session.connect();
  try {
    session.post('Profiler.enable');
    session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    call();
    let steps = 0;
    session.post('Profiler.takePreciseCoverage', (error, coverage) => {
      if (error) throw error;
      for (const { url, functions } of coverage.result) {
        if (!/\/src\/core\/|\/node_modules\/yaml\//.test(url)) continue;
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      }
    });
    session.post('Profiler.stopPreciseCoverage');
    if (steps === 0) throw new Error('no step was counted: is the code elsewhere?');
    return steps;
  } finally {
    session.disconnect();
  }
}
