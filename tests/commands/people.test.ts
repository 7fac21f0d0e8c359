import { describe, expect, it } from 'vitest';
import { people } from '../../commands/people.ts';
import { parseText } from '../../src/core/release/parse.ts';
import type { Release } from '../../src/core/release/release.ts';
import { args, makeContext } from '../fixtures/context.ts';
import { makeRelease } from '../fixtures/make-release.ts';

/** A release that is read from a text. */
function read(text: string): Release {
  return { ...makeRelease([]), ...parseText(text) };
}

const opening = read(`Mayor Anna Berg thanked Piet Ruys, Dutch Envoy to Norway.

Dr Ida Roe, director of the museum, said: “It holds forty boats. It is free.”

“A good neighbour,” said Piet Ruys.`);

async function fields(release: Release): Promise<string[]> {
  const { parts } = await people.run(makeContext(release), args());
  return parts.map((part) => (part.kind === 'field' ? `${part.label}: ${part.text}` : JSON.stringify(part)));
}

describe('/treaty people', () => {
  it('has everyone who is named, with office and sentences, those who say most first', async () => {
    expect(await fields(opening)).toEqual([
      'Ida Roe, director of the museum: says 2 sentences (2–3); named in sentence 2',
      'Piet Ruys, Dutch Envoy to Norway: says 1 sentence (4); named in sentences 1, 4',
      'Anna Berg, Mayor: not quoted; named in sentence 1',
    ]);
  });

  it('says plainly that nobody is named', async () => {
    const reply = await people.run(makeContext(read('It rained.')), args());
    expect(reply).toEqual({
      parts: [{ kind: 'text', text: 'Nobody is named in this release.' }],
      buttons: [],
      private: true,
    });
  });

  it('counts whoever speaks and is named by nothing but the front matter', async () => {
    const giver = makeRelease([[{ text: 'I thank you.', speaker: { name: 'Ida Roe', office: 'Director' } }]]);
    expect(await fields(giver)).toEqual(['Ida Roe, Director: says 1 sentence (1)']);
  });
});
