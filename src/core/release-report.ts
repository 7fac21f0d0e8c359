import { speakersOf } from './answer/speech/speakers.ts';
import { sentencesBy } from './find-speakers.ts';
import { keyFacts } from './key-facts.ts';
import { plainRelease } from './release/blocks.ts';
import { type Doubt, doubtsOf } from './release/doubts.ts';
import { readFrontMatter } from './release/front-matter.ts';
import { sourceSpan } from './release/plain-text.ts';
import type { Release } from './release/release.ts';
import { summarise } from './summary.ts';

/** What the bot makes of a release, as `release check --json` prints it. */
export type ReleaseReport = {
  readonly title: string;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly date: string;
  readonly sentences: readonly ReportedSentence[];
  readonly speakers: readonly { name: string; office?: string; sentences: readonly number[] }[];
  /** The text of each key fact by its label; several of one label are joined by "; ". */
  readonly keyFacts: Readonly<Record<string, string>>;
  readonly facts: readonly { id: string; text: string; sentences: readonly number[] }[];
  /** Numbers of the sentences of a short summary. */
  readonly summary: readonly number[];
  readonly doubts: readonly Doubt[];
};

type ReportedSentence = {
  readonly number: number;
  readonly text: string;
  /** Number of its paragraph, from 1. */
  readonly paragraph: number;
  /** Where it stands in the file, the front matter included: the first character and the one after the last, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly speaker?: string;
  readonly office?: string;
};

/** Most sentences of a short summary. */
const SUMMARY_MAX = 5;

/**
 * @param file where `content` comes from, named in faults
 * @param content the whole file that the release was read from
 */
export function reportOn(release: Release, file: string, content: string): ReleaseReport {
  const { body, bodyStart } = readFrontMatter(file, content);
  const plain = plainRelease(body);
  const sentences = release.sentences.map((sentence): ReportedSentence => {
    const { start, end } = sourceSpan(plain, sentence);
    const { number, text, paragraph, speaker } = sentence;
    const said = speaker && {
      speaker: speaker.name,
      ...(speaker.office !== '' && { office: speaker.office }),
    };
    return { number, text, paragraph, from: bodyStart + start, to: bodyStart + end, ...said };
  });
  const speakers = speakersOf(release).map((speaker) => ({
    name: speaker.name,
    ...(speaker.office !== '' && { office: speaker.office }),
    sentences: sentencesBy(release, speaker).map(({ number }) => number),
  }));
  return {
    title: release.title,
    date: release.date,
    sentences,
    speakers,
    keyFacts: keyFactTexts(release),
    facts: release.facts.map(({ id, text, sentences }) => ({ id, text, sentences })),
    summary: summarise(release, SUMMARY_MAX).map(({ number }) => number),
    doubts: doubtsOf(release, plain.tablesLeftOut.length),
  };
}

function keyFactTexts(release: Release): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { label, text } of keyFacts(release)) {
    const known = texts[label];
    texts[label] = known === undefined ? text : `${known}; ${text}`;
  }
  return texts;
}
