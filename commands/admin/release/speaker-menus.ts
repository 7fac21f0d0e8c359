import { stableHash } from '../../../src/core/daily/stable-hash.ts';
import { oncePer } from '../../../src/core/once-per.ts';
import { peopleOf } from '../../../src/core/release/people.ts';
import type { Release, Sentence, Speaker } from '../../../src/core/release/release.ts';
import type { Button, Choice, Reply } from '../../../src/core/reply.ts';
import type { Proposal } from '../../../src/server-releases/pending.ts';
import { PREVIEW_COMMAND, previewButton } from './preview-button.ts';
import { clipped, speakerWords } from './preview-pages.ts';

/** Choices on one page of a menu: Discord shows 25. */
const PAGE_CHOICES = 24;
/** Longest text of a choice, in characters. Source: Discord docs, "Select Option Structure". */
const CHOICE_MAX_CHARS = 100;

/** What stands for a sentence that is nobody's speech. */
export const NOBODY = 'nobody';

/** Whether there are sentences whose speakers can be corrected. */
export function hasSpeech(proposal: Proposal): boolean {
  return spoken(proposal).length > 0;
}

/** Lets the admin choose a sentence. @param said what has just been done, where something was */
export function sentenceMenu(proposal: Proposal, wanted: number, said?: string): Reply {
  const { token } = proposal;
  const sentences = spoken(proposal);
  const { page, shown, buttons } = pageOf(sentences, wanted, (label, to) =>
    previewButton(label, 'sentences', token, to),
  );
  return {
    title: 'Correct speakers',
    parts: [
      ...(said === undefined ? [] : [{ kind: 'text', text: said } as const]),
      { kind: 'text', text: 'Choose the sentence whose speaker is wrong.' },
    ],
    ...(page > 0 || shown.length < sentences.length ? { footer: `Page ${page + 1}` } : {}),
    menu: {
      prompt: 'Which sentence?',
      ...{ command: PREVIEW_COMMAND, action: 'people', state: `${token}.0` },
      choices: shown.map(sentenceChoice),
    },
    buttons: [...buttons, previewButton('Back to the preview', 'page', token, 0)],
    private: true,
    inPlace: true,
  };
}

/** Lets the admin choose who speaks a sentence: somebody the release names, or nobody. */
export function peopleMenu(proposal: Proposal, sentence: Sentence, wanted: number): Reply {
  const { token } = proposal;
  const { number, text, speaker } = sentence;
  const choices: readonly Choice[] = [
    { label: 'Nobody', description: 'It is nobody’s speech', value: NOBODY },
    ...peopleIn(proposal).map(personChoice),
  ];
  const { shown, buttons } = pageOf(choices, wanted, (label, to) =>
    previewButton(label, 'people', token, to, number),
  );
  return {
    title: `Who says sentence ${number}?`,
    parts: [{ kind: 'quote', text: clipped(text), sentence: number, marks: [], ...(speaker && { speaker }) }],
    menu: {
      prompt: 'Who says it?',
      ...{ command: PREVIEW_COMMAND, action: 'speaker', state: `${token}.${number}` },
      choices: shown,
    },
    buttons: [...buttons, previewButton('Other sentences', 'sentences', token, pageWith(proposal, number))],
    private: true,
    inPlace: true,
  };
}

/** The person that a choice stands for: undefined is nobody, and null a choice that there is not. */
export function chosenSpeaker(proposal: Proposal, value: string): Speaker | undefined | null {
  if (value === NOBODY) return undefined;
  return peopleIn(proposal).find((person) => personValue(person) === value) ?? null;
}

/** The page of the sentence menu that has the sentence. */
export function pageWith(proposal: Proposal, number: number): number {
  const place = spoken(proposal).findIndex((sentence) => sentence.number === number);
  return Math.floor(Math.max(place, 0) / PAGE_CHOICES);
}

/** Sentences with a speaker, and those from which one was taken. */
function spoken({ release, corrections }: Proposal): readonly Sentence[] {
  const changed = new Set(corrections.map(({ sentence }) => sentence));
  return release.sentences.filter(({ speaker, number }) => speaker !== undefined || changed.has(number));
}

/** Whom the text names; found once, since it takes a while in a long one. */
const namedIn = oncePer((release: Release): readonly Speaker[] =>
  peopleOf(release).map(({ name, office }) => ({ name, office })),
);

function peopleIn({ release, corrections }: Proposal): readonly Speaker[] {
  const speakers = [
    ...release.sentences.flatMap(({ speaker }) => speaker ?? []),
    ...namedIn(release),
    ...corrections.flatMap(({ speaker }) => speaker ?? []),
  ];
  return [...new Map(speakers.toReversed().map((speaker) => [speaker.name, speaker])).values()].toReversed();
}

function sentenceChoice({ number, text, speaker }: Sentence): Choice {
  return {
    label: clipped(`${number}: ${text}`, CHOICE_MAX_CHARS),
    description: clipped(speaker ? speakerWords(speaker) : 'nobody', CHOICE_MAX_CHARS),
    value: `${number}`,
  };
}

function personChoice(person: Speaker): Choice {
  const { name, office } = person;
  return {
    label: clipped(name, CHOICE_MAX_CHARS),
    description: clipped(office, CHOICE_MAX_CHARS),
    value: personValue(person),
  };
}

/** The same for the same person, whoever else is in the list by then. */
function personValue({ name }: Speaker): string {
  return stableHash(name).toString(36);
}

type Paged<Item> = {
  readonly page: number;
  readonly shown: readonly Item[];
  readonly buttons: readonly Button[];
};

function pageOf<Item>(
  items: readonly Item[],
  wanted: number,
  to: (label: string, page: number) => Button,
): Paged<Item> {
  const last = Math.max(0, Math.ceil(items.length / PAGE_CHOICES) - 1);
  const page = Math.min(wanted, last);
  return {
    page,
    shown: items.slice(page * PAGE_CHOICES, (page + 1) * PAGE_CHOICES),
    buttons: [
      ...(page > 0 ? [to('Earlier', page - 1)] : []),
      ...(page < last ? [to('Later', page + 1)] : []),
    ],
  };
}
