import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../src/core/claim/check.ts';
import { claimsIn } from '../../../src/core/claim/message-claims.ts';
import { readRelease, TREATY_FILE } from '../../fixtures/read-release.ts';

const release = readRelease(TREATY_FILE);
const ALLY = 'Japan is an important British ally';

/** The claims of a message, each with whoever it is given to. */
function claims(message: string) {
  return claimsIn(message, release).claims.map(({ text, attributed }) => [text, attributed?.name]);
}

describe('the claims of a message', () => {
  it.each(['“…”', '"…"', '„…“', '„…”', '»…«', '«…»', '”…”', '「…」', '『…』', '‚…‘', '‘…’', '> …', '>>> …'])(
    'are read between marks such as %s',
    (marks) => {
      expect(claims(marks.replace('…', ALLY))).toEqual([[ALLY, undefined]]);
    },
  );

  it.each([
    [`“${ALLY},” said Michael Fallon.`, 'Michael Fallon'],
    [`“${ALLY}”, Fallon told reporters.`, 'Michael Fallon'],
    [`Fallon: “${ALLY}”`, 'Michael Fallon'],
    [`According to Fallon, “${ALLY}”.`, 'Michael Fallon'],
    [`> ${ALLY}\n— Michael Fallon`, 'Michael Fallon'],
    [`"${ALLY}" - Fallon`, 'Michael Fallon'],
    [`“${ALLY}” (Michael Fallon)`, 'Michael Fallon'],
    [`The Defence Secretary said: “${ALLY}”`, 'Defence Secretary'],
    [`Macron said: “${ALLY}”`, 'Macron'],
    [`${'Michael Fallon said that '}${ALLY}`, 'Michael Fallon'],
    [`Look: “${ALLY}”`, undefined],
  ])('are given to whom the message names: %s', (message, name) => {
    expect(claims(message)).toMatchObject([[expect.stringContaining(ALLY), name]]);
  });

  it('are each of several quotations, the second of one speaker too', () => {
    expect(claims(`“${ALLY},” said Fallon. “${ALLY} too.” And then “${ALLY} again”.`)).toEqual([
      [`${ALLY},`, 'Michael Fallon'],
      [`${ALLY} too.`, 'Michael Fallon'],
      [`${ALLY} again`, 'Michael Fallon'],
    ]);
  });

  it('are read without what Discord and Markdown put in', () => {
    const message = `<@123456789012345678> look <:wow:123456789012345678> “**Japan** is an _important_ [British](https://x.example) ally”`;
    expect(claims(message).map(([text]) => text?.replace(/\s+/g, ' '))).toEqual([ALLY]);
  });

  it('are the whole message where no mark is long enough, or none is there', () => {
    expect(claims('The “treaty” is a good thing for Japan')).toEqual([
      ['The “treaty” is a good thing for Japan', undefined],
    ]);
    expect(claims(' \n ')).toEqual([]);
  });
});

describe('a checked message', () => {
  const checked = (message: string) =>
    checkMessage(message, release).map(({ wording, hearing }) => [wording.kind, hearing]);

  it('says whose words the release has them from, where the message names somebody else', () => {
    expect(checked(`“${ALLY},” said Boris Johnson.`)).toMatchObject([
      ['exact', { speaker: { name: 'Michael Fallon' } }],
    ]);
    expect(checked(`“${ALLY},” said Emmanuel Macron.`)).toMatchObject([
      ['exact', { speaker: { name: 'Michael Fallon' } }],
    ]);
    for (const name of [
      'Fallon',
      'Sir Michael Fallon',
      'the Defence Secretary',
      'UK Defence Secretary Michael Fallon',
    ])
      expect(checked(`“${ALLY},” said ${name}.`), name).toEqual([['exact', 'as-published']]);
  });

  it('says so where nobody in the release says them', () => {
    const message = '“Japan also agreed to host RAF Typhoons in October 2016,” said Emmanuel Macron.';
    expect(checked(message)).toEqual([['exact', 'nobody']]);
  });

  it('tells of the sentences of a message without marks those that the release has', () => {
    expect(checked(`I love this so much, everybody! ${ALLY}. What a day it was today!`)).toEqual([
      ['exact', 'as-published'],
    ]);
  });

  it('looks at words outside the marks too, where the release has them', () => {
    expect(
      checked(
        `It said “${ALLY}” and this treaty will never enable closer joint work on operations and exercises`,
      ),
    ).toEqual([
      ['exact', 'as-published'],
      ['close', 'as-published'],
    ]);
  });
});
