import { type Database, DatabaseError } from '../../src/storage/database/database.ts';
import type { Chance } from './chance.ts';
import type { SimulatedProcess } from './simulated-process.ts';

/** A real database behind a line that may break. */
export type SimulatedDatabase = {
  setDown(down: boolean): void;
  /** The database as one process sees it. */
  databaseFor(process: SimulatedProcess): Database;
};

/** @param broken share of statements, from 0 to 1, whose answer is lost: half of them are run all the same */
export function createSimulatedDatabase(real: Database, chance: Chance, broken: number): SimulatedDatabase {
  let down = false;
  const unreachable = () => new DatabaseError('unreachable', 'out of reach', undefined);

  return {
    setDown(nowDown) {
      down = nowDown;
    },
    databaseFor: (process) => ({
      ...real,
      query: (sql, values) =>
        process.outside(async () => {
          const breaks = chance.happens(broken);
          if (down || (breaks && chance.happens(0.5))) throw unreachable();
          const rows = await real.query(sql, values);
          if (breaks) throw unreachable();
          return rows;
        }),
    }),
  };
}
