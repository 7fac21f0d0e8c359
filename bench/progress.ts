import process from 'node:process';

const WIDTH_CHARS = 40;
/** From one sign of progress to the next. */
const TOLD_EVERY_MS = 200;

/** Works through a list, with a bar on standard error. */
export function withProgress<Item>(
  what: string,
  items: readonly Item[],
  work: (item: Item, place: number) => void,
): void {
  let toldAtMs = 0;
  for (const [place, item] of items.entries()) {
    const nowMs = performance.now();
    if (nowMs - toldAtMs > TOLD_EVERY_MS) {
      tell(what, place, items.length);
      toldAtMs = nowMs;
    }
    work(item, place);
  }
  tell(what, items.length, items.length);
  process.stderr.write('\n');
}

function tell(what: string, done: number, of: number): void {
  const full = Math.round((WIDTH_CHARS * done) / Math.max(1, of));
  process.stderr.write(`\r[${'#'.repeat(full)}${' '.repeat(WIDTH_CHARS - full)}] ${done} of ${of}: ${what}`);
}
