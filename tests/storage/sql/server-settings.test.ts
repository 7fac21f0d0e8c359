import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/storage/database/database.ts';
import { createSettingsStore } from '../../../src/storage/sql/server-settings.ts';
import { engines, newDatabase } from '../../fixtures/engines.ts';

describe.each(engines())('the settings of servers on $name', (engine) => {
  let database: Database;
  beforeAll(async () => {
    await engine.setUp();
    if (engine.missing === undefined) database = await newDatabase(engine);
  }, 60_000);
  afterAll(async () => {
    await database?.close();
    await engine.tearDown();
  });

  it.skipIf(engine.missing !== undefined)(
    'are each server’s own, and are changed without the others',
    async () => {
      const store = createSettingsStore(database);
      expect(await store.of('1')).toEqual({ mentions: false });
      await store.change('1', { mentions: true });
      await store.change('2', {});
      expect(await store.of('1')).toEqual({ mentions: true });
      expect(await store.of('2')).toEqual({ mentions: false });
      await store.change('1', { mentions: false });
      expect(await store.of('1')).toEqual({ mentions: false });
    },
  );
});
