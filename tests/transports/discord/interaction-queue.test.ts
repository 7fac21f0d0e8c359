import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InteractionQueue, type Queued } from '../../../src/transports/discord/interaction-queue.ts';

/** A queue whose turns come when the test says so. */
function makeQueue(ageMs: (id: string) => number = () => 0) {
  const answered: string[] = [];
  const dropped: string[] = [];
  const turns: (() => void)[] = [];
  const queue = new InteractionQueue<Queued>({
    answer: async ({ id }) => void answered.push(id),
    ageMs,
    onDrop: (reason) => dropped.push(reason),
    later: (work) => turns.push(work),
  });
  return {
    queue,
    answered,
    dropped,
    turn: () => turns.shift()?.(),
    run() {
      for (let turn = turns.shift(); turn; turn = turns.shift()) turn();
    },
  };
}

function question(id: string, personId = 'a'): Queued {
  return { id, personId, isKeystroke: false };
}

function keystroke(id: string, personId = 'a'): Queued {
  return { id, personId, isKeystroke: true };
}

describe('InteractionQueue', () => {
  it('begins one at a time, and nothing as it arrives', () => {
    const { queue, answered, turn } = makeQueue();
    queue.add(question('1'));
    queue.add(question('2'));
    expect(answered).toEqual([]);
    turn();
    expect(answered).toEqual(['1']);
    turn();
    expect(answered).toEqual(['1', '2']);
  });

  it('takes questions first, those too that arrive later', () => {
    const { queue, answered, run, turn } = makeQueue();
    queue.add(keystroke('1', 'a'));
    queue.add(keystroke('2', 'b'));
    queue.add(question('3'));
    turn();
    queue.add(question('4'));
    run();
    expect(answered).toEqual(['3', '4', '1', '2']);
  });

  it("answers the newest of a person's waiting keystrokes, and counts the others", () => {
    const { queue, answered, dropped, run } = makeQueue();
    for (const id of ['1', '2', '3']) queue.add(keystroke(id, 'a'));
    queue.add(keystroke('4', 'b'));
    run();
    expect(answered).toEqual(['3', '4']);
    expect(dropped).toEqual(['typedOn', 'typedOn']);
  });

  it('drops what is two and a half seconds old when its turn comes, whatever it is', () => {
    const ages: Record<string, number> = { '1': 2_500, '2': 2_499, '3': 9_000, '4': 0 };
    const { queue, answered, dropped, run } = makeQueue((id) => ages[id] ?? 0);
    queue.add(question('1'));
    queue.add(question('2'));
    queue.add(keystroke('3', 'a'));
    queue.add(keystroke('4', 'b'));
    run();
    expect(answered).toEqual(['2', '4']);
    expect(dropped).toEqual(['tooOld', 'tooOld']);
  });

  it('is finished when nothing waits and nothing is under way', async () => {
    const under = Promise.withResolvers<void>();
    const queue = new InteractionQueue<Queued>({
      answer: () => under.promise,
      ageMs: () => 0,
      onDrop: () => undefined,
      later: setImmediate,
    });
    await queue.finished();
    queue.add(question('1'));
    let finished = false;
    const finishing = queue.finished().then(() => {
      finished = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(finished).toBe(false);
    under.resolve();
    await finishing;
  });

  it('answers or drops each interaction once, and every question that is young enough', () => {
    const step = fc.oneof(
      fc.record({ isKeystroke: fc.boolean(), person: fc.constantFrom('a', 'b', 'c') }),
      fc.constant('turn' as const),
    );
    const property = fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const { queue, answered, dropped, run, turn } = makeQueue();
      const items: Queued[] = [];
      for (const one of steps) {
        if (one === 'turn') turn();
        else {
          const item = { id: `${items.length}`, personId: one.person, isKeystroke: one.isKeystroke };
          items.push(item);
          queue.add(item);
        }
      }
      run();
      expect(answered.length + dropped.length).toBe(items.length);
      expect(new Set(answered).size).toBe(answered.length);
      for (const { id, isKeystroke } of items) if (!isKeystroke) expect(answered).toContain(id);
      for (const person of ['a', 'b', 'c']) {
        const last = items.findLast(({ personId, isKeystroke }) => personId === person && isKeystroke);
        if (last) expect(answered).toContain(last.id);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
