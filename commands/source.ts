import { dateWords } from '../src/core/citation.ts';
import type { Command } from '../src/core/command.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import type { Release } from '../src/core/release/release.ts';
import type { Part } from '../src/core/reply.ts';

export const source: Command = {
  name: 'source',
  description: 'Where the release comes from, and under what licence',
  options: [RELEASE_OPTION],
  anyLanguage: true,
  async run({ release }) {
    const { title, date, publisher, url, hash, sentences } = release;
    return {
      title: 'Source',
      parts: [
        field('Title', title),
        field('Date', dateWords(date)),
        field('Publisher', publisher),
        field('Sentences', `${sentences.length}`),
        field('SHA-256 of the text', hash),
        { kind: 'text', text: licenceLine(release) },
      ],
      buttons: url === '' ? [] : [{ kind: 'link', label: 'Open the release', url }],
      private: false,
    };
  },
};

function field(label: string, text: string): Part {
  return { kind: 'field', label, text };
}

/** The attribution that the Open Government Licence asks for where it is the licence. Source: OGL v3.0, "You must". */
function licenceLine({ licence }: Release): string {
  return /open government licence v?3/i.test(licence)
    ? 'Contains public sector information licensed under the Open Government Licence v3.0.'
    : `Licence: ${licence}`;
}
