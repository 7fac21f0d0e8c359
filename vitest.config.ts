import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that take seconds each, or start programs; `npm run test:slow` runs them and nothing else. */
const SLOW = 'tests/**/*.slow.test.ts';

/** Those that take minutes together, and tell of changes to few places; `npm run test:long` runs them. */
const LONG = 'tests/**/*.long.test.ts';

// No file changes what another one sees, so that all of a worker's files share what it has loaded.
const common = {
  isolate: false,
  setupFiles: ['tests/setup.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Vitest leaves a processor free; but a third of the time a test waits, for a connection or for another process.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { test: { ...common, name: 'fast', include: ['tests/**/*.test.ts'], exclude: [SLOW, LONG] } },
      { test: { ...common, name: 'slow', include: [SLOW] } },
      { test: { ...common, name: 'long', include: [LONG] } },
    ],
  },
});
