import type { Options, Typed, Wrong } from '../src/command-line.ts';

/** The files after each of these options; a list may follow one: `--set a.json b.json`. */
export function fileLists<const Known extends Options, const Name extends string & keyof Known>(
  { tokens }: Typed<Known>,
  names: readonly Name[],
): ReadonlyMap<Name, readonly string[]> | Wrong {
  const lists = new Map(names.map((name) => [name, [] as string[]]));
  let list: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      const name = names.find((one) => one === token.name);
      list = name && lists.get(name);
      if (token.value !== undefined) list?.push(token.value);
    } else if (token.kind === 'positional') {
      if (!list) return { wrong: `${JSON.stringify(token.value)} follows none of ${flags(names)}` };
      list.push(token.value);
    }
  }
  return lists;
}

const flags = (names: readonly string[]): string => names.map((name) => `--${name}`).join(', ');
