import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { createApp } from '../src/app.ts';
import { readState, writeState } from '../src/core/button-state.ts';
import { drawnFrom } from '../src/core/daily/drawn.ts';
import type { OpenRelease } from '../src/core/library/library.ts';
import type { Release } from '../src/core/release/release.ts';
import type { Reply } from '../src/core/reply.ts';
import { args, makeAnswer, valuesOf } from './fixtures/context.ts';
import { holdingOf, libraryOf, openRelease } from './fixtures/library.ts';
import { makeRelease } from './fixtures/make-release.ts';
import { museum } from './fixtures/museum.ts';

const HERE = { channelId: 'c', guildId: '1', personId: '42' };
const answered = async () => makeAnswer({ citations: [{ sentence: 1, marks: [] }], confidence: 0.9 });
const silent = async () => makeAnswer({ status: 'not_found' });

function pier(more: Partial<Release> = {}): OpenRelease {
  const release = makeRelease([['The town opened its pier.', 'It is 40 metres long.']], {
    id: 'pier',
    title: 'The pier opens',
    date: '2032-05-06',
    ...more,
  });
  return openRelease(release, answered);
}

function appOf(home: OpenRelease = openRelease(museum, silent), ...others: OpenRelease[]) {
  const library = libraryOf([home, ...others]);
  return { app: createApp(library, commands, 1), library };
}

function texts({ parts }: Reply): string[] {
  return parts.flatMap((part) => ('text' in part ? [part.text] : []));
}

function stateOf(reply: Reply, label: RegExp): string {
  const button = reply.buttons.find((one) => label.test(one.label));
  if (button?.kind !== 'action') throw new Error(`no button ${label} acts`);
  return button.state;
}

describe('release:', () => {
  const { app } = appOf(undefined, pier(), pier({ id: 'pier-closed', title: 'The pier closes' }));
  const ask = (release: string) => app.run('ask', args({ question: 'how long is it', release }), HERE);

  it.each(['pier', 'The pier opens', 'PIER'])('chooses the release that %j names', async (name) => {
    const reply = await ask(name);
    expect(reply.parts).toMatchObject([{ kind: 'quote', text: 'The town opened its pier.' }]);
    expect(reply.footer).toMatch(/^The pier opens · 6 May 2032 · sentence 1 of 2/);
  });

  it('is met with one private sentence where nothing is named so', async () => {
    expect(await ask('xylophone')).toEqual({
      parts: [
        { kind: 'text', text: 'I have no release of that name. /treaty releases lists those there are.' },
      ],
      buttons: [],
      private: true,
    });
  });

  it('is met with a private list where several are', async () => {
    const reply = await ask('the pier');
    expect(reply.private).toBe(true);
    expect(reply.parts.filter(({ kind }) => kind === 'release')).toHaveLength(2);
  });

  it.each(['summary', 'fact', 'quote', 'source'])('works with %s', async (command) => {
    const reply = await app.run(command, args({ release: 'pier', speaker: 'x' }), HERE);
    expect(JSON.stringify(reply)).not.toContain('Harbour museum');
    const unknown = await app.run(command, args({ release: 'xylophone', speaker: 'x' }), HERE);
    expect(texts(unknown)).toEqual([expect.stringMatching(/^I have no release of that name/)]);
  });

  it('completes what is typed in the other options from the release that is named', async () => {
    const values = () => valuesOf(app.suggest('quote', 'speaker', '', '1', 'museum'));
    expect(values()).toContain('Anna Berg');
    expect(app.suggest('quote', 'speaker', '', '1', 'pier')).toEqual([]);
    expect(app.suggest('ask', 'release', 'clos', '1')).toEqual([
      { shown: 'The pier closes · 6 May 2032 · Town of Haven', value: 'pier-closed' },
    ]);
  });

  it('walks a deck of its own for each release', async () => {
    const { app: other } = appOf(undefined, pier({ facts: museum.facts }));
    const footers = [];
    for (const release of ['', 'pier', '', 'pier'])
      footers.push((await other.run('fact', args({ release }), HERE)).footer?.slice(0, 6));
    expect(footers).toEqual(['Fact 1', 'Fact 1', 'Fact 2', 'Fact 2']);
  });

  it('says which release it was that does not say', async () => {
    const { app: mute } = appOf(undefined, { ...pier(), answer: silent });
    const reply = await mute.run('ask', args({ question: 'why', release: 'pier' }), HERE);
    expect(reply).toMatchObject({ footer: 'The pier opens · 6 May 2032', buttons: [{ label: 'Ask again' }] });
    expect((await mute.run('ask', args({ question: 'why' }), HERE)).footer).toBeUndefined();
  });
});

describe('a question that the default release does not answer', () => {
  const { app } = appOf(undefined, pier());
  const ask = (question: string) => app.run('ask', args({ question }), HERE);

  it('is offered the release that does, in words and as a button that answers in place', async () => {
    const refusal = await ask('How long is the pier?');
    expect(texts(refusal)).toEqual([
      'The release does not say.',
      '“The pier opens” (6 May 2032) answers this:',
      'release: pier question: …',
    ]);
    const shown = await app.act('ask', 'other', stateOf(refusal, /^Answer from/), HERE);
    expect(shown).toMatchObject({
      parts: [{ kind: 'quote', text: 'The town opened its pier.', sentence: 1 }],
      inPlace: true,
    });
  });

  it('gives whoever else presses a private copy of their own', async () => {
    const state = stateOf(await ask('How long is the pier?'), /^Answer from/);
    const copy = await app.act('ask', 'other', state, { ...HERE, personId: '43' });
    expect(copy).toMatchObject({ parts: [{ kind: 'quote', sentence: 1 }], private: true });
    expect(copy.inPlace).toBeUndefined();
  });

  it('is offered nothing where a release was named, or none shares a word', async () => {
    const named = await app.run('ask', args({ question: 'the pier?', release: 'museum' }), HERE);
    for (const { buttons } of [named, await ask('xylophone?')])
      expect(buttons.map(({ label }) => label)).toEqual(['Ask again']);
  });
});

describe('/treaty releases', () => {
  it('lists title, date, publisher, sentences and link, newest first', async () => {
    const { app } = appOf(undefined, pier());
    expect(await app.run('releases', args(), HERE)).toEqual({
      title: '2 releases',
      parts: [
        {
          kind: 'release',
          title: 'The pier opens',
          url: 'https://haven.example/news/harbour-museum',
          text: '6 May 2032 · Town of Haven · 2 sentences',
        },
        {
          kind: 'release',
          title: 'Harbour museum opens',
          url: museum.url,
          text: '2 April 2031 · Town of Haven · 9 sentences',
        },
      ],
      buttons: [],
      private: false,
    });
  });

  it('has pages that turn in their place for whoever asked, and privately for others', async () => {
    const many = Array.from({ length: 20 }, (_, place) => pier({ id: `p${place}`, title: `Pier ${place}` }));
    const { app } = appOf(undefined, ...many);
    const seen: string[] = [];
    let page = await app.run('releases', args(), HERE);
    for (;;) {
      seen.push(...page.parts.flatMap((part) => (part.kind === 'release' ? [part.title] : [])));
      if (!page.buttons.some(({ label }) => label === 'Next ▶')) break;
      page = await app.act('releases', 'page', stateOf(page, /Next/), HERE);
      expect(page.inPlace).toBe(true);
    }
    expect(new Set(seen).size).toBe(21);
    expect(page.footer).toBe('Page 3 of 3');
    const back = await app.act('releases', 'page', stateOf(page, /Back/), HERE);
    expect(back.footer).toBe('Page 2 of 3');
    const other = await app.act('releases', 'page', stateOf(page, /Back/), { ...HERE, personId: '43' });
    expect(other).toMatchObject({ private: true, footer: 'Page 2 of 3' });
    expect(other.inPlace).toBeUndefined();
    const far = await app.act('releases', 'page', writeState({ place: 999 }), HERE);
    expect(far.footer).toBe('Page 3 of 3');
  });
});

describe('a release under embargo', () => {
  const embargo = { embargo: '2031-01-01T00:00Z' };

  it('is neither listed, named nor offered', async () => {
    const { app } = appOf(undefined, pier({ ...embargo }));
    expect(texts(await app.run('releases', args(), HERE))).toHaveLength(1);
    const named = await app.run('ask', args({ question: 'x', release: 'pier' }), HERE);
    expect(texts(named)).toEqual([expect.stringMatching(/^I have no release of that name/)]);
    const refusal = await app.run('ask', args({ question: 'How long is the pier?' }), HERE);
    expect(JSON.stringify(refusal)).not.toContain('pier opens');
    expect(app.suggest('ask', 'release', 'pier')).toEqual([]);
  });

  it('gives nothing of itself away where it is the default one', async () => {
    const home = pier({ ...embargo, facts: museum.facts });
    const { app, library } = appOf(home);
    for (const { name } of commands) {
      const reply = await app.run(name, args({ question: 'x', speaker: 'x' }), HERE);
      expect(JSON.stringify(reply), name).not.toMatch(/pier/i);
      const state = writeState({ release: home.entry.key, version: home.release.hash.slice(0, 12) });
      for (const action of Object.keys(commands.find((one) => one.name === name)?.actions ?? {}))
        expect(JSON.stringify(await app.act(name, action, state, HERE)), action).not.toMatch(/pier/i);
    }
    expect(app.suggest('ask', 'question', '')).toEqual([]);
    expect((await app.answer('x')).status).toBe('not_found');
    expect(drawnFrom(library, '1', 'default')).toEqual({ reason: { code: 'release-away' } });
    expect(library.home.release.facts).not.toEqual([]);
  });
});

describe('a withdrawn release', () => {
  it('says so above everything that comes from it', async () => {
    const { app } = appOf(
      pier({ withdrawn: { explanation: 'It was replaced.' }, facts: museum.facts.slice(0, 1) }),
    );
    const note = 'This release was withdrawn: It was replaced.';
    for (const name of ['ask', 'summary', 'fact', 'quote', 'source'])
      expect(texts(await app.run(name, args({ question: 'x', speaker: 'x' }), HERE))[0], name).toBe(note);
    const asked = await app.run('ask', args({ question: 'x' }), HERE);
    const context = await app.act('ask', 'context', stateOf(asked, /In context/), HERE);
    expect(texts(context)[0]).toBe(note);
  });
});

describe('a release whose page reads otherwise by now', () => {
  const note = 'The page has changed since this text was taken from it.';

  it('says so in every answer, until its text is another or somebody has decided', async () => {
    const open = pier();
    const { app, library } = appOf(undefined, open);
    const asked = () => app.run('ask', args({ question: 'x', release: 'pier' }), HERE);
    library.tell(open.entry.key, { changedFrom: open.entry.version });
    expect(texts(await asked())).toEqual([note, 'The town opened its pier.']);
    expect(texts(await app.run('source', args({ release: 'pier' }), HERE))[0]).toBe(note);
    library.tell(open.entry.key, undefined);
    expect(texts(await asked())).not.toContain(note);
    library.tell(open.entry.key, { changedFrom: 'another' });
    expect(texts(await asked())).not.toContain(note);
  });

  it('is withdrawn as soon as its page says so', async () => {
    const home = pier({ facts: museum.facts.slice(0, 1) });
    const { app, library } = appOf(home);
    library.tell(home.entry.key, { withdrawn: 'It is out of date.' });
    expect(texts(await app.run('ask', args({ question: 'x' }), HERE))[0]).toBe(
      'This release was withdrawn: It is out of date.',
    );
  });
});

describe('a release in another language', () => {
  it('is there for quote and source, and the rest says that it cannot read it', async () => {
    const { app } = appOf(undefined, pier({ language: 'cy' }));
    for (const name of ['ask', 'summary', 'fact'])
      expect(texts(await app.run(name, args({ question: 'x', release: 'pier' }), HERE))).toEqual([
        '“The pier opens” is in Welsh, and I can read English releases only. /treaty quote and /treaty source show it as it is.',
      ]);
    expect(await app.run('source', args({ release: 'pier' }), HERE)).toMatchObject({ title: 'Source' });
    expect(texts(await app.run('quote', args({ release: 'pier', speaker: 'x' }), HERE))).toEqual([
      'Nobody is quoted in this release.',
    ]);
  });
});

describe('a button', () => {
  it('of before finds its text whichever release that is, and says so where it has changed', async () => {
    const { app } = appOf(undefined, pier());
    const old = `${pier().release.hash.slice(0, 8)}:2`;
    expect(texts(await app.act('ask', 'context', old, HERE))).toContain('It is 40 metres long.');
    expect(texts(await app.act('ask', 'context', 'ffffffff:2', HERE))).toEqual([
      'The text of the release has changed since. Please use the command again.',
    ]);
  });

  it('made on an older text shows its own sentence or says that it has changed', async () => {
    const { app, library } = appOf(undefined, pier());
    const asked = await app.run('ask', args({ question: 'x', release: 'pier' }), HERE);
    const state = stateOf(asked, /In context/);
    const moved = makeRelease([['It is 40 metres long.', 'The town opened its pier.']], { id: 'pier' });
    library.put(holdingOf(openRelease(moved)));
    const shown = await app.act('ask', 'context', state, HERE);
    expect(shown.title).toBe('Sentence 2 in context');
    expect(texts(shown)[0]).toMatch(/^The text of the release has changed since/);
    library.put(holdingOf(openRelease(makeRelease([['Nothing is left.']], { id: 'pier' }))));
    expect(texts(await app.act('ask', 'context', state, HERE))).toEqual([
      'The text of the release has changed since. Please use the command again.',
    ]);
    library.remove(readState(state)?.release ?? '');
    expect(texts(await app.act('ask', 'context', state, HERE))).toEqual(['That release is no longer here.']);
  });

  it('made on an older text that is kept shows its very words, marked, and where they stand now', async () => {
    const older = pier();
    const { app, library } = appOf(undefined, older);
    const asked = await app.run('ask', args({ question: 'x', release: 'pier' }), HERE);
    const state = stateOf(asked, /In context/);
    const later = (...sentences: string[]) => {
      const holding = holdingOf(
        openRelease(makeRelease([sentences], { id: 'pier', url: 'https://haven.example' })),
      );
      const former = async (version: string) =>
        older.release.hash.startsWith(version) ? older.release : undefined;
      library.put({ ...holding, former });
    };

    later('Haven has news.', 'The town opened its pier.', 'It is 41 metres long.');
    const moved = await app.act('ask', 'context', state, HERE);
    expect(moved.title).toBe('Sentence 1 in context, since changed');
    expect(texts(moved)).toEqual([
      'The text of the release has changed since; here it is as it stood. Sentence 1 still stands in it, as 2.',
      'The town opened its pier.',
      'It is 40 metres long.',
    ]);
    expect(moved.footer).toBe('The pier opens · 6 May 2032 · sentence 1 of 2 · paragraph 1');
    expect(moved.buttons).toMatchObject([{ kind: 'link' }]);

    later('Nothing is left of it.');
    const gone = await app.act('ask', 'context', state, HERE);
    expect(texts(gone)[0]).toMatch(/as it stood\. Sentence 1 is no longer in it\.$/);
    expect(gone.buttons).toEqual([]);
    // What a forged id names is no sentence of any text.
    const forged = state.replace(/s1~\w+/, 's1~1');
    expect(texts(await app.act('ask', 'context', forged, HERE))).toEqual([
      'The release has no such sentence. Please use the command again.',
    ]);
  });

  it('of an offer shows an older text that is kept, and leads to its context', async () => {
    const older = pier();
    const { app, library } = appOf(undefined, older);
    const offer = stateOf(
      await app.run('ask', args({ question: 'what did the town open' }), HERE),
      /Answer from/,
    );
    const later = openRelease(makeRelease([['Nothing is left of it.']], { id: 'pier' }));
    library.put({ ...holdingOf(later), former: async () => older.release });
    const shown = await app.act('ask', 'other', offer, HERE);
    expect(texts(shown)).toEqual([
      'The text of the release has changed since; here it is as it stood. Sentence 1 is no longer in it.',
      'The town opened its pier.',
    ]);
    const context = await app.act('ask', 'context', stateOf(shown, /In context/), HERE);
    expect(texts(context)).toContain('It is 40 metres long.');
  });

  it('that deals another fact says so where the facts may be others', async () => {
    const home = openRelease(museum, silent);
    const { app, library } = appOf(home);
    const state = stateOf(await app.run('fact', args(), HERE), /Another/);
    const later = openRelease({ ...museum, text: 'new', hash: 'e'.repeat(64) }, silent);
    library.setHome(later);
    library.put(holdingOf(later));
    expect(texts(await app.act('fact', 'another', state, HERE))).toEqual([
      'The text of the release has changed since. Please use the command again.',
    ]);
  });
});
