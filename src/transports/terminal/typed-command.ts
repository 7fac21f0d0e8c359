import type { Args, Option } from '../../core/command.ts';

/** What one typed line asks for. */
export type Typed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'leave' }
  /** A button by the number shown with it. */
  | { readonly kind: 'button'; readonly number: number }
  | { readonly kind: 'command'; readonly name: string; readonly args: Args }
  /** A command of `/treaty-admin daily`. */
  | { readonly kind: 'admin'; readonly name: string; readonly args: Args }
  /** A command of `/treaty-admin release`. */
  | { readonly kind: 'release'; readonly name: string; readonly args: Args }
  /** Not to be run; `sentence` says what there is instead. */
  | { readonly kind: 'wrong'; readonly sentence: string };

/** What of an option matters to what is typed. */
export type TypedOption = Pick<Option, 'name' | 'description' | 'required' | 'kind' | 'choices' | 'maxChars'>;

/** What of a command matters to what is typed. */
export type TypedCommand = {
  readonly name: string;
  readonly options: readonly TypedOption[];
};

/** An option named in what was typed: where its name and its value start. */
export type NamedOption<Known extends TypedOption = TypedOption> = {
  readonly option: Known;
  readonly start: number;
  readonly valueStart: number;
};

/** Longest piece of what was typed that a sentence repeats, in characters. */
const REPEATED_MAX_CHARS = 40;

/** The options named in what follows a command's name, as "length: full", in the order typed. */
export function namedOptions<Known extends TypedOption>(
  options: readonly Known[],
  typed: string,
): NamedOption<Known>[] {
  if (options.length === 0) return [];
  const names = options.map(({ name }) => RegExp.escape(name)).join('|');
  const marks = typed.matchAll(new RegExp(`(?<=^|\\s)(?<name>${names}):\\s*`, 'giu'));
  return [...marks].flatMap((mark) => {
    const option = options.find(({ name }) => name === mark.groups?.name?.toLowerCase());
    return option ? [{ option, start: mark.index, valueStart: mark.index + mark[0].length }] : [];
  });
}

/** Arguments from values by option name. */
export function argsFrom(values: Readonly<Record<string, string>>): Args {
  const text = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined) ?? '';
  return { text, flag: (name) => text(name) === 'true' };
}

/** Commands and what they start with. */
export type Shown = { readonly slash: string; readonly commands: readonly TypedCommand[] };

/**
 * A command by its name and what follows that, its options filled in, or a sentence on what is wrong with it.
 *
 * @param mayName false takes all that was typed as one value, whatever option it seems to name
 */
export function readCommand(shown: Shown, typedName: string, typed: string, mayName = true): Typed {
  const command = shown.commands.find(({ name }) => name === typedName.toLowerCase());
  if (!command) return noSuchCommand(shown, `${shown.slash} ${typedName}`.trim());

  const { name, options } = command;
  const named = mayName ? namedOptions(options, typed) : [];
  const given = named.map(({ option, valueStart }, index) => ({
    option,
    value: typed.slice(valueStart, named[index + 1]?.start).trim(),
  }));

  // What stands before the first named option is the value of the first option that takes text.
  const unnamed = typed.slice(0, named[0]?.start).trim();
  if (unnamed !== '') {
    const unknown = mayName ? /^[-\w]+:(?=\s|$)/.exec(unnamed)?.[0] : undefined;
    const option = options.find(({ kind }) => kind === 'text');
    if (unknown !== undefined || !option) {
      return wrong(
        `${shown.slash} ${name} has no option ${repeated(unknown ?? unnamed)}; ${optionList(options)}.`,
      );
    }
    given.unshift({ option, value: unnamed });
  }

  const values: Record<string, string> = {};
  for (const { option, value } of given) {
    if (Object.hasOwn(values, option.name)) return wrong(`"${option.name}" is there twice; once is enough.`);
    const taken = takenBy(option, value);
    if ('wrong' in taken) return wrong(taken.wrong);
    values[option.name] = taken.value;
  }
  const missing = options.find((option) => option.required && !values[option.name]);
  if (missing) return wrong(`${shown.slash} ${name} needs "${missing.name}" (${missing.description}).`);
  return { kind: 'command', name, args: argsFrom(values) };
}

/** The value as the option takes it, or a sentence that says what it takes. */
function takenBy(option: TypedOption, value: string): { value: string } | { wrong: string } {
  const choices = option.kind === 'flag' ? ['true', 'false'] : option.choices;
  if (choices) {
    const choice = choices.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
    if (choice !== undefined) return { value: choice };
    return { wrong: `"${option.name}" takes ${choices.join(' or ')}, not ${repeated(value)}.` };
  }
  const chars = [...value].length;
  if (option.maxChars !== undefined && chars > option.maxChars) {
    return { wrong: `"${option.name}" takes at most ${option.maxChars} characters, and these are ${chars}.` };
  }
  return { value };
}

/** That there is none of that name, and which there are. */
export function noSuchCommand({ slash, commands }: Shown, typed: string): Typed {
  const names = commands.map(({ name }) => `${slash} ${name}`);
  return wrong(
    `There is no command ${repeated(typed)}; there are ${names.join(', ')}, or just type a question.`,
  );
}

function optionList(options: readonly TypedOption[]): string {
  if (options.length === 0) return 'it takes none';
  return `it takes ${listed(options.map(({ name }) => `"${name}:"`))}`;
}

/** "one, two and three" */
export function listed(names: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} ${joint} ${last}`;
}

/** The start of what was typed, in quotation marks. */
export function repeated(typed: string): string {
  const characters = [...typed.slice(0, 2 * REPEATED_MAX_CHARS)];
  return `"${characters.slice(0, REPEATED_MAX_CHARS).join('')}${characters.length > REPEATED_MAX_CHARS ? '…' : ''}"`;
}

/** Nothing is run, and the sentence says why. */
export function wrong(sentence: string): Typed {
  return { kind: 'wrong', sentence };
}
