import type { Doubt, Fields } from './found.ts';
import { UNKNOWN } from './licence.ts';

/** A line that says when a text may be used. */
const EMBARGO_LINE = /^[^\p{L}\n]{0,8}(?:strictly )?(?:under (?:strict )?)?embargo(?:ed)?\b/imu;

/** What a person should know of a release whose fields are these. */
export function doubtsAbout(fields: Fields, text: string): Doubt[] {
  const doubts: (Doubt | false)[] = [
    !fields.url && {
      code: 'address-unknown',
      text: 'Its address is not known: nothing will link to the page.',
    },
    fields.publisher === UNKNOWN && { code: 'publisher-unknown', text: 'Nobody knows who published it.' },
    fields.licence === UNKNOWN && {
      code: 'licence-unknown',
      text: 'Its licence is not known: make sure that it may be shown.',
    },
    isForeign(fields.language) && {
      code: 'language-not-english',
      text: `It is in another language (${fields.language}): it can be quoted and searched, and questions on it are not answered.`,
    },
    fields.embargo === undefined &&
      EMBARGO_LINE.test(text) && {
        code: 'embargo-in-text',
        text: 'Its text speaks of an embargo, and no embargo is given: it would be shown at once.',
      },
    fields.withdrawn !== undefined && {
      code: 'withdrawn',
      text: `Its publisher has withdrawn it. ${fields.withdrawn?.explanation ?? ''}`.trim(),
    },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function isForeign(language: string | undefined): boolean {
  return language !== undefined && !/^en\b/i.test(language);
}
