import type { LeaseStore } from '../../daily/store.ts';
import { number, text } from './columns.ts';
import type { Statements } from './rows.ts';

/** The one lease that there is. */
export const LEASE = 'daily';

export function createLeaseStore({ first }: Statements): LeaseStore {
  return {
    async lease() {
      const row = await first('lease', LEASE);
      return row && { holder: text(row, 'holder'), beat: number(row, 'beat') };
    },
    async moveLease(from, holder) {
      const row = from
        ? await first('moveLease', LEASE, from.holder, from.beat, holder)
        : await first('firstLease', LEASE, holder);
      return row && { holder, beat: number(row, 'beat') };
    },
  };
}
