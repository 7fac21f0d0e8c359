import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { Fault } from '../fault.ts';

/** Deepest nesting, in lists and mappings: nothing here needs more than a handful. */
const DEPTH_MAX = 20;

/**
 * Reads YAML as plain data: nothing is run, and tags that ask for anything else are refused.
 *
 * @param firstLine the line of `file` that `source` begins in, from 1
 * @param schema `failsafe` leaves every scalar the string that was typed; `core` knows numbers, booleans and null
 * @throws {Fault} naming `file` and the line, when it is no YAML, repeats a key, nests too deep, has an unknown tag or
 *   an alias
 */
export function readYaml(file: string, source: string, schema: 'core' | 'failsafe', firstLine = 1): unknown {
  const tooDeep = new Fault(
    `${file}: found lists or mappings nested too deep, expected ${DEPTH_MAX} levels at most`,
  );
  const lines = new LineCounter();
  // The package compares every two keys of a mapping, which takes 22 s for 20,000: see `repeatedKeyOf`.
  const document = parseDocument(source, {
    schema,
    uniqueKeys: false,
    lineCounter: lines,
    prettyErrors: false,
  });
  const problem = document.errors[0] ?? document.warnings[0];
  // It calls itself for each level, and says so where that went too far.
  if (problem?.code === 'RESOURCE_EXHAUSTION') throw tooDeep;
  if (problem) {
    const { line, text } = lineOf(source, lines, problem.pos[0]);
    throw new Fault(
      `${file}: line ${firstLine + line - 1}: found ${text}, expected valid YAML (${reasonOf(problem)})`,
    );
  }

  const { depth, repeatedKey } = examine(document.contents);
  if (depth > DEPTH_MAX) throw tooDeep;
  if (repeatedKey) {
    const { line } = lines.linePos(repeatedKey.offset);
    throw new Fault(
      `${file}: line ${firstLine + line - 1}: found the key ${JSON.stringify(repeatedKey.key)} again, expected unique keys`,
    );
  }
  try {
    // A few aliases of aliases fill the memory, and one of its own list has no end: none are needed here.
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new Fault(`${file}: found an alias ("*name"), expected its value written out`, { cause });
  }
}

/** Longest piece of a line that a fault shows, in characters. */
const SHOWN_MAX_CHARS = 60;

/** The line at an offset, from 1, and its words as a fault shows them: the last one with words where a closer is missing. */
function lineOf(source: string, lines: LineCounter, offset: number): { line: number; text: string } {
  const before = source.slice(0, offset).trimEnd().length;
  const isPastWords = source.slice(offset).trim() === '';
  const { line } = lines.linePos(isPastWords ? Math.max(0, before - 1) : offset);
  const words = (source.split('\n', line).at(-1) ?? '').trim();
  const shown = words.length > SHOWN_MAX_CHARS ? `${words.slice(0, SHOWN_MAX_CHARS)}…` : words;
  return { line, text: JSON.stringify(shown) };
}

/** What the package says of a problem, without its advice to programmers. */
function reasonOf({ message }: Error): string {
  return message.split(/;|\n/, 1)[0] ?? message;
}

type Examined = {
  readonly depth: number;
  /** The first key that a mapping has twice, and where it stands the second time. */
  readonly repeatedKey: { readonly key: unknown; readonly offset: number } | undefined;
};

/** Goes through all nodes, without calling itself: there may be any number of levels. */
function examine(root: unknown): Examined {
  let depth = 0;
  let repeatedKey: Examined['repeatedKey'];
  const waiting: { node: unknown; level: number }[] = [{ node: root, level: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, level } = next;
    depth = Math.max(depth, level);
    if (isMap(node)) repeatedKey ??= repeatedKeyOf(node.items);
    if (isMap(node) || isSeq(node))
      for (const item of node.items) waiting.push({ node: item, level: level + 1 });
    // A pair is no level of its own.
    if (isPair(node)) for (const part of [node.key, node.value]) waiting.push({ node: part, level });
  }
  return { depth, repeatedKey };
}

function repeatedKeyOf(pairs: readonly { readonly key: unknown }[]): Examined['repeatedKey'] {
  const seen = new Set<unknown>();
  for (const { key } of pairs) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return { key: key.value, offset: key.range?.[0] ?? 0 };
    seen.add(key.value);
  }
  return undefined;
}
