import fc from 'fast-check';
import { expect } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createApp } from '../../src/app.ts';
import { readState, sentenceRef } from '../../src/core/button-state.ts';
import { readCustomId } from '../../src/core/custom-id.ts';
import { libraryOf, openRelease } from '../fixtures/library.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';

const pier = makeRelease([['The town opened its pier.', 'It is 40 metres long.']], { id: 'pier' });
const app = createApp(libraryOf([openRelease(museum), openRelease(pier)]), commands, 1);
const buttons = commands.flatMap(({ name, actions = {} }) =>
  Object.keys(actions).map((action) => ({ command: name, action })),
);

function press(customId: string) {
  const pressed = readCustomId(customId);
  if (
    !pressed ||
    !buttons.some(({ command, action }) => command === pressed.command && action === pressed.action)
  )
    return undefined;
  return app.act(pressed.command, pressed.action, pressed.state, { channelId: 'c', personId: '7' });
}

export const letters = fc.stringMatching(/^[0-9a-zA-Z.:~-]{0,80}$/);
const numbers = fc.nat({ max: 12 });
/** States like ours, of which each part may be wrong. */
export const nearly = fc
  .tuple(
    fc.constantFrom(
      ...[museum, pier].map(({ id }) => openRelease({ ...museum, id }).entry.key),
      '0'.repeat(12),
    ),
    fc.constantFrom(museum.hash.slice(0, 12), pier.hash.slice(0, 12), 'f'.repeat(12)),
    numbers,
    fc.stringMatching(/^[0-9a-z]{1,7}$/),
    numbers,
  )
  .map(([key, version, number, check, place]) => `r${key}.v${version}.s${number}~${check}.d3.p${place}`);
const old = fc
  .tuple(fc.constantFrom(museum.hash.slice(0, 8), 'ffffffff'), fc.array(numbers, { maxLength: 4 }))
  .map(([stamp, all]) => [stamp, ...all].join(':'));

/** Whatever stands in a custom_id, there is a reply. */
export async function expectNothingBreaks(ids: number): Promise<void> {
  const whatever = fc.oneof(letters, nearly, old, fc.string({ maxLength: 100 }));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...buttons), whatever, async ({ command, action }, state) => {
      const reply = await press(`${command}:${action}:${state}`);
      expect(reply?.parts.length).toBeGreaterThan(0);
    }),
    { numRuns: ids },
  );
}

/** Only a state with the right words of a sentence shows one; a random one has them as good as never. */
export async function expectNoOtherSentence(ids: number): Promise<void> {
  const real = new Set(
    [museum, pier].flatMap(({ sentences }) => sentences.map((one) => sentenceRef(one).check)),
  );
  const name = fc.constantFrom('context', 'other');
  await fc.assert(
    fc.asyncProperty(name, fc.oneof(nearly, letters), async (action, state) => {
      const reply = await press(`ask:${action}:${state}`);
      if (!reply?.parts.some(({ kind }) => kind === 'quote')) return;
      const proven = readState(state)?.sentences?.map(({ check }) => check) ?? [];
      expect(proven.some((check) => real.has(check))).toBe(true);
    }),
    { numRuns: ids },
  );
}
