import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readState } from '../../src/core/button-state.ts';
import { type Block, pageOf } from '../../src/core/paging.ts';
import type { Button, Part } from '../../src/core/reply.ts';
import { messageFor } from '../../src/transports/discord/render.ts';

const TURNING = { command: 'list', action: 'page', state: { release: '0a1b2c3d4e5f' } };
const TOP = { name: 'treaty' };

function quote(text: string, sentence = 1): Part {
  return { kind: 'quote', text, sentence, marks: [], listed: { url: `https://haven.example/#${sentence}` } };
}

const labels = (buttons: readonly Button[]): string[] => buttons.map(({ label }) => label);

describe('a page', () => {
  it('is the only one, without a word about it, where everything fits', () => {
    const page = pageOf([[quote('Short.')]], 0, TURNING);
    expect(page).toEqual({ parts: [quote('Short.')], note: '', buttons: [] });
  });

  it('has a way back and on, each with the page it leads to', () => {
    const blocks = Array.from({ length: 3 }, (_, place) => [quote('x'.repeat(1_000), place + 1)]);
    const notes = [0, 1, 2].map((wanted) => pageOf(blocks, wanted, TURNING).note);
    expect(notes).toEqual(['Page 1 of 3', 'Page 2 of 3', 'Page 3 of 3']);
    expect([0, 1, 2].map((wanted) => labels(pageOf(blocks, wanted, TURNING).buttons))).toEqual([
      ['Next ▶'],
      ['◀ Back', 'Next ▶'],
      ['◀ Back'],
    ]);
    const states = pageOf(blocks, 1, TURNING).buttons.flatMap((button) =>
      button.kind === 'action' ? [readState(button.state)?.page] : [],
    );
    expect(states).toEqual([0, 2]);
    expect(labels(pageOf(blocks, 1, { ...TURNING, language: 'ja' }).buttons)).toEqual(['◀ 前へ', '次へ ▶']);
  });

  it('is the last one where a later one is asked for, and holds no more blocks than it may', () => {
    const blocks = Array.from({ length: 9 }, () => [quote('x')]);
    expect(pageOf(blocks, 99, TURNING, 4)).toMatchObject({ note: 'Page 3 of 3', parts: [quote('x')] });
  });

  it('breaks between blocks alone, and Discord shows all that it holds, whatever that is', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 1_100 }),
      fc.constantFrom('*'.repeat(1_100), '> _@'.repeat(270)),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
        const blocks: Block[] = texts.map((one, place) => [
          { kind: 'date', text: `${place}`, workedOut: false },
          quote(`a${one}a`, place + 1),
        ]);
        const shown: Part[] = [];
        for (let wanted = 0; ; wanted += 1) {
          const page = pageOf(blocks, wanted, TURNING);
          shown.push(...page.parts);
          const reply = { parts: page.parts, footer: page.note, buttons: page.buttons, private: false };
          const [{ description = '' }] = messageFor(reply, TOP).embeds;
          for (const part of page.parts)
            if (part.kind === 'quote') expect(description).toContain(`sentence ${part.sentence}`);
          expect(description).not.toMatch(/…$/);
          if (!labels(page.buttons).includes('Next ▶')) break;
        }
        expect(shown).toEqual(blocks.flat());
      }),
      { numRuns: 30 },
    );
  });
});
