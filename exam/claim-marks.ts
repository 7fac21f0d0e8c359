import { type Checked, checkMessage } from '../src/core/claim/check.ts';
import { type ClaimPair, PAIR_KINDS, type PairKind } from './claim-pairs.ts';

/** What a checker says of a message. */
export type Called = 'exact' | 'close' | 'stitched' | 'other speaker' | 'closest' | 'absent' | 'too short';

/** A pair and what was made of it. */
export type MarkedPair = {
  readonly pair: ClaimPair;
  readonly called: Called;
  /** Whether the changed word is among those that are said to differ; true where no word was changed. */
  readonly isMarked: boolean;
};

/**
 * Checks a pair.
 *
 * @param isNear whether the release has a passage near to words that it does not have; a reader decides
 */
export async function markPair(
  pair: ClaimPair,
  isNear: (text: string) => Promise<boolean>,
): Promise<MarkedPair> {
  const checked = checkMessage(pair.message, pair.release);
  const [first] = checked;
  if (!first) return { pair, called: 'too short', isMarked: false };
  const all = checked.flatMap((one) => calledOf(one) ?? []);
  const called =
    GRAVEST.find((one) => all.includes(one)) ?? ((await isNear(first.claim.text)) ? 'closest' : 'absent');
  return { pair, called, isMarked: isMarked(pair, checked) };
}

/** A message of several claims is what the gravest of them is. */
const GRAVEST: readonly Called[] = ['other speaker', 'stitched', 'close', 'exact', 'too short'];

function calledOf({ wording, hearing }: Checked): Called | undefined {
  if (wording.kind === 'unlike') return undefined;
  if (wording.kind === 'too-short') return 'too short';
  return hearing === 'as-published' || wording.kind === 'stitched' ? wording.kind : 'other speaker';
}

function isMarked({ change, kind }: ClaimPair, checked: readonly Checked[]): boolean {
  if (!change) return true;
  // A name that was changed in "said Roe" is told as another speaker.
  if (kind === 'name' && checked.some(({ hearing }) => hearing !== 'as-published')) return true;
  return checked.some(
    ({ wording }) =>
      'differences' in wording &&
      wording.differences.some(
        ({ typed, published }) =>
          (change.is !== '' && holds(typed, change.is)) ||
          (change.was !== '' && holds(published, change.was)),
      ),
  );
}

/** A digit may be one of a number, and a word stands whole or beside others that changed. */
function holds(words: string, changed: string): boolean {
  return words.toLowerCase().includes(changed.trim().split(' ').at(-1)?.toLowerCase() ?? '');
}

const COLUMNS: readonly Called[] = [
  'exact',
  'close',
  'stitched',
  'other speaker',
  'closest',
  'absent',
  'too short',
];

/** How many pairs of each kind were called what, and of how many the change was marked. */
export function claimTable(marked: readonly MarkedPair[]): string[] {
  const line = (name: string, cells: readonly (string | number)[]): string =>
    name.padEnd(NAME_CHARS) + cells.map((cell) => String(cell).padStart(CELL_CHARS)).join('');
  const rows = PAIR_KINDS.flatMap((kind) => {
    const some = ofKind(marked, kind);
    if (some.length === 0) return [];
    const cells = COLUMNS.map((column) => some.filter(({ called }) => called === column).length);
    const changes = some.filter(({ pair }) => pair.change);
    const marks = changes.length === 0 ? '-' : changes.filter(({ isMarked: is }) => is).length;
    return [line(kind, [some.length, ...cells, marks])];
  });
  return [line('kind', ['n', ...COLUMNS, 'marked']), ...rows];
}

const NAME_CHARS = 14;
const CELL_CHARS = 14;

function ofKind(marked: readonly MarkedPair[], kind: PairKind): MarkedPair[] {
  return marked.filter(({ pair }) => pair.kind === kind);
}
