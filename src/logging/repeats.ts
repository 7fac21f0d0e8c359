/** How often a line that repeats is written, in milliseconds. */
const EVERY_MS = 60_000;

/** Most ids told with a count. */
const IDS_MAX = 20;

/** Causes of causes that tell one failure from another. */
const CAUSES_MAX = 4;

type Fields = Readonly<Record<string, unknown>>;

/** Writes one line that stands for all that were held back. */
type WriteCount = (counted: { readonly repeated: number; readonly ids?: readonly string[] }) => void;

type Held = { count: number; readonly ids: Set<string>; write: WriteCount };

/**
 * Lets the first of equal lines through and holds back the rest, which at the end of each minute are told in one line
 * with their number. A failure that returns ten times a second neither fills the disk nor hides the other lines.
 */
export class Repeats {
  readonly #held = new Map<string, Held>();

  /**
   * True where the line is to be written at once.
   *
   * @param write tells how often it came again, with the fields of the last
   */
  isFirst(key: string, fields: Fields, write: WriteCount): boolean {
    const held = this.#held.get(key);
    if (!held) {
      this.#held.set(key, { count: 0, ids: new Set(), write });
      this.#wait(key);
      return true;
    }
    held.count += 1;
    held.write = write;
    for (const id of idsIn(fields)) if (held.ids.size < IDS_MAX) held.ids.add(id);
    return false;
  }

  /** Tells at once what is held back. */
  flush(): void {
    for (const held of this.#held.values()) tell(held);
    this.#held.clear();
  }

  #wait(key: string): void {
    setTimeout(() => {
      const held = this.#held.get(key);
      if (!held) return;
      this.#held.delete(key);
      if (held.count === 0) return;
      tell(held);
      // It goes on: the next one would else be written at once, right below its own count.
      this.#held.set(key, { ...held, count: 0, ids: new Set() });
      this.#wait(key);
    }, EVERY_MS).unref();
  }
}

/** What makes two lines the same: level, text and cause, whatever ids and times differ. */
export function repeatKey(level: number, text: string, { error, reason }: Fields): string {
  const cause = typeof reason === 'string' ? withoutNumbers(reason) : '';
  return [level, withoutNumbers(text), cause, ...codesIn(error, CAUSES_MAX)].join('\n');
}

function tell({ count, ids, write }: Held): void {
  if (count > 0) write({ repeated: count, ...(ids.size > 0 && { ids: [...ids] }) });
}

/** Somebody may ask for any of these: an apology to a reader names the id that its reason is logged under. */
function idsIn(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    /^id$|Id$/.test(name) && typeof value === 'string' ? [value] : [],
  );
}

/** An error's code, or its name, and those of its causes. */
function codesIn(error: unknown, causesMax: number): string[] {
  if (typeof error !== 'object' || error === null || causesMax === 0) return [];
  const field = (name: string): unknown => Reflect.get(error, name);
  return [String(field('code') ?? field('name') ?? ''), ...codesIn(field('cause'), causesMax - 1)];
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}
