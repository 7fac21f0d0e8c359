import { askedBy, privateLine, writeState } from '../src/core/button-state.ts';
import { citationLine, listedQuoteOf } from '../src/core/citation.ts';
import type { Command, Context } from '../src/core/command.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { footerOf, pageOf } from '../src/core/paging.ts';
import type { Release } from '../src/core/release/release.ts';
import type { Button, Part, Reply } from '../src/core/reply.ts';
import { asWritten, type Hit, nearestWords, searchFor, searchWords } from '../src/core/search/search.ts';

/** Longest words that are looked for, in characters: the buttons that turn pages carry them. */
const WORDS_MAX_CHARS = 50;

export const search: Command = {
  name: 'search',
  description: 'The sentences that have these very words',
  options: [
    {
      name: 'words',
      description: 'One word, or several that stand side by side or in one sentence',
      required: true,
      kind: 'text',
      maxChars: WORDS_MAX_CHARS,
      example: ({ release }) => exampleIn(release),
    },
    RELEASE_OPTION,
  ],
  anyLanguage: true,
  async run(context, args) {
    const typed = withoutQuotes(args.text('words').trim());
    const words = searchWords(typed);
    if (words === '') return privateLine('Please type a word to look for.');
    // Some signs are several letters where they are compared.
    if (words.length > WORDS_MAX_CHARS) return privateLine('That is too long to look for. Please type less.');
    return searchReply(context, words, 0, typed);
  },
  actions: {
    async page(context, { words = '', page = 0 }) {
      if (words === '') return privateLine('Please type a word to look for.');
      const reply = searchReply(context, words, page);
      return reply.private ? reply : { ...reply, inPlace: true };
    },
  },
};

/** The longest word of the title that the text has too. */
function exampleIn(release: Release): string {
  const words = searchWords(release.title).split(' ');
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const word = longestFirst.find((candidate) => candidate !== '' && searchFor(release, candidate).length > 0);
  return word === undefined ? '' : asWritten(release, word);
}

/** People put what stands side by side in quotation marks, and the reply puts its own around it. */
function withoutQuotes(typed: string): string {
  return typed.replace(/^[\s"“”„‟«»「」『』‘’']{1,50}|[\s"“”„‟«»「」『』‘’']{1,50}$/g, '');
}

/** @param typed the words as they were typed, as far as that is known */
function searchReply(context: Context, words: string, wanted: number, typed = words): Reply {
  const { release, entry, personId } = context;
  const hits = searchFor(release, words);
  if (hits.length === 0) return nothingFound(context, words, typed);
  const state = { release: entry.key, words, ...askedBy(personId) };
  const page = pageOf(blocksOf(context, hits), wanted, { command: 'search', action: 'page', state });
  const numbers = page.parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
  return {
    title: titleOf(hits, asWritten(release, words)),
    parts: page.parts,
    footer: footerOf(page.note, citationLine(release, numbers)),
    buttons: page.buttons,
    private: false,
  };
}

/** "7 sentences have “the UK”" */
function titleOf(hits: readonly Hit[], words: string): string {
  const have = hits.length === 1 ? '1 sentence has' : `${hits.length} sentences have`;
  return hits.some(({ asPhrase }) => asPhrase) ? `${have} “${words}”` : `${have} all words of “${words}”`;
}

/** Each hit as a block of its own; above the first that has the words apart stands that they are. */
function blocksOf({ release }: Context, hits: readonly Hit[]): Part[][] {
  const firstApart = hits.find(({ asPhrase }) => !asPhrase);
  const isAlone = firstApart === hits[0];
  const text = isAlone
    ? 'No sentence has these words side by side; all of them stand in:'
    : 'All of these words, not side by side:';
  return hits.map((hit) => [
    ...(hit === firstApart ? [{ kind: 'text', text } as const] : []),
    listedQuoteOf(release, hit.sentence, hit.marks),
  ]);
}

function nothingFound({ release, entry, personId }: Context, words: string, typed: string): Reply {
  const near = nearestWords(release, words);
  const text = `No sentence has “${typed}”.`;
  if (near === undefined) return privateLine(text);
  const written = asWritten(release, near);
  const state = writeState({ release: entry.key, words: near, ...askedBy(personId) });
  const button: Button = {
    kind: 'action',
    label: `Search “${written}”`,
    command: 'search',
    action: 'page',
    state,
  };
  return {
    ...privateLine(`${text} The nearest that stands in the text is “${written}”.`),
    buttons: [button],
  };
}
