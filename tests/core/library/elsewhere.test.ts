import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/answer/engine.ts';
import { ReaderBusyError } from '../../../src/core/answer/reading.ts';
import { answerElsewhere } from '../../../src/core/library/elsewhere.ts';
import type { OpenRelease, StockedLibrary } from '../../../src/core/library/library.ts';
import { ReleaseGone } from '../../../src/core/library/library.ts';
import { type Given, makeAnswer } from '../../fixtures/context.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { holdingOf, libraryOf, openRelease } from '../../fixtures/library.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';

const home = openRelease(museum);
const ANSWERED: Given = { citations: [{ sentence: 1, marks: [] }], confidence: 0.8 };
const NOTHING: Given = { status: 'not_found' };

/** Releases on piers, the first with the most to say, each answering so; and who was asked. */
function piers(...answers: readonly Given[]) {
  const asked: string[] = [];
  const open = answers.map((given, place): OpenRelease => {
    const text = Array.from({ length: answers.length - place }, () => 'The pier is long.');
    const id = `pier-${place}`;
    return openRelease(makeRelease([text], { id }), async () => {
      asked.push(id);
      return makeAnswer(given);
    });
  });
  return { asked, open };
}

function ask(library: StockedLibrary, question = 'How long is the pier?') {
  return answerElsewhere(library, undefined, home.entry, question);
}

describe('answerElsewhere', () => {
  it('reads the two likeliest, and gives the surer that answers', async () => {
    const { asked, open } = piers(ANSWERED, { ...ANSWERED, confidence: 0.9 }, ANSWERED, ANSWERED);
    const found = await ask(libraryOf([home, ...open]));
    expect(asked).toHaveLength(2);
    expect(found).toMatchObject({ entry: { id: asked[1] }, answer: { confidence: 0.9 } });
  });

  it('gives none that is less sure than an offer has to be', async () => {
    const { asked, open } = piers({ ...ANSWERED, confidence: 0.69 });
    expect(await ask(libraryOf([home, ...open]))).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('gives none where neither answers outright', async () => {
    const { asked, open } = piers({ status: 'closest', citations: [] }, NOTHING, ANSWERED);
    expect(await ask(libraryOf([home, ...open]))).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it('asks nobody where no other shares a word, and never the one that was asked', async () => {
    const { asked, open } = piers(ANSWERED);
    expect(await ask(libraryOf([home, ...open]), 'Who cut the ribbon?')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('asks nobody while questions wait to be read', async () => {
    const { asked, open } = piers(ANSWERED, ANSWERED);
    expect(await ask(libraryOf([home, ...open], { isBusy: () => true }))).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('stops where questions begin to wait meanwhile', async () => {
    const { asked, open } = piers(ANSWERED, ANSWERED);
    const found = await ask(libraryOf([home, ...open], { isBusy: () => asked.length > 0 }));
    expect(asked).toHaveLength(1);
    expect(found?.entry.id).toBe(asked[0]);
  });

  it('goes without an offer where the reader is busy after all, or the release has gone', async () => {
    const busy = openRelease(makeRelease([['The pier is long.']], { id: 'busy' }), async () => {
      throw new ReaderBusyError('too many wait');
    });
    const library = libraryOf([home, busy]);
    library.put({
      ...holdingOf(openRelease(makeRelease([['The pier is long.']], { id: 'gone' }))),
      open: async () => {
        throw new ReleaseGone('replaced');
      },
    });
    expect(await ask(library)).toBeUndefined();
  });

  it('waits until the library is filled', async () => {
    const { open } = piers(ANSWERED);
    const library = libraryOf([home], {
      filled: async () => {
        for (const one of open) library.put(holdingOf(one));
      },
    });
    expect((await ask(library))?.entry.id).toBe('pier-0');
  });

  it.each([
    'How long is the pier?',
    'How long is the pier, and who opened the pier?',
    'When and where was the pier opened?',
    'who wrote this and when',
    'pier pier pier',
    '埠頭はどこですか。',
  ])('has the reader read twice at most for %j', async (question) => {
    const reader = fakeReader();
    let readings = 0;
    const counting: typeof reader = {
      ...reader,
      read: (...given) => {
        readings += 1;
        return reader.read(...given);
      },
    };
    const long = Array.from({ length: 4 }, (_, place) => {
      const release = makeRelease([['The pier is long.'], ['Anna Berg opened the pier.']], {
        id: `p${place}`,
      });
      return openRelease(release, createEngine(release, counting, FAKE_CALIBRATION));
    });
    await ask(libraryOf([home, ...long]), question);
    expect(readings).toBeLessThanOrEqual(2);
  });
});
