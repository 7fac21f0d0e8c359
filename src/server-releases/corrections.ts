import { stableHash } from '../core/daily/stable-hash.ts';
import type { Sentence, Speaker } from '../core/release/release.ts';

/** What an admin says of the speaker of a sentence. */
export type Correction = {
  /** Number of the sentence when it was corrected. */
  readonly sentence: number;
  /** Tells whether it still is that sentence: a hash of its words. */
  readonly check: string;
  /** Null where the words are nobody's speech. */
  readonly speaker: Speaker | null;
};

/** @param speaker undefined where the words are nobody's speech */
export function correctionOf({ number, text }: Sentence, speaker: Speaker | undefined): Correction {
  return { sentence: number, check: checkOf(text), speaker: speaker ?? null };
}

/**
 * The sentences with their corrected speakers. A correction follows its words: to another number where the text or the
 * way of reading it has changed, and nowhere where the words are gone.
 */
export function corrected(
  sentences: readonly Sentence[],
  corrections: readonly Correction[],
): readonly Sentence[] {
  if (corrections.length === 0) return sentences;
  const alike = Map.groupBy(sentences, ({ text }) => checkOf(text));
  const speakers = new Map<number, Speaker | null>();
  for (const { sentence, check, speaker } of corrections) {
    const same = alike.get(check) ?? [];
    const meant = same.find(({ number }) => number === sentence) ?? same[0];
    if (meant) speakers.set(meant.number, speaker);
  }
  return sentences.map((sentence) => {
    const speaker = speakers.get(sentence.number);
    return speaker === undefined ? sentence : withSpeaker(sentence, speaker);
  });
}

/** The corrections of sentences that a text has, letter for letter, and those of others. */
export function splitByText(
  sentences: readonly Sentence[],
  corrections: readonly Correction[],
): { readonly kept: readonly Correction[]; readonly lost: readonly Correction[] } {
  const checks = new Set(sentences.map(({ text }) => checkOf(text)));
  const { kept = [], lost = [] } = Object.groupBy(corrections, ({ check }) =>
    checks.has(check) ? 'kept' : 'lost',
  );
  return { kept, lost };
}

/** The corrections with one more, which takes the place of an older one of the same sentence. */
export function withCorrection(corrections: readonly Correction[], added: Correction): readonly Correction[] {
  const others = corrections.filter(
    ({ sentence, check }) => sentence !== added.sentence || check !== added.check,
  );
  return [...others, added];
}

function withSpeaker({ speaker: _former, ...sentence }: Sentence, speaker: Speaker | null): Sentence {
  return speaker ? { ...sentence, speaker } : sentence;
}

function checkOf(text: string): string {
  return stableHash(text).toString(36);
}
