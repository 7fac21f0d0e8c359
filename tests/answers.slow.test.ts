import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExamSet } from '../exam/exam-set.ts';
import { readNaming, readOffTopic } from '../exam/probe-set.ts';
import { markAnswer, tally } from '../exam/score.ts';
import { openApp } from '../src/open-app.ts';
import { answerJson } from '../src/transports/terminal/answer-json.ts';
import { TREATY_FILE, TREATY_QUESTIONS_FILE } from './fixtures/read-release.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const { app, reader } = await openApp(TREATY_FILE);
afterAll(() => reader.close());

/** Share of some questions that the release does not answer, 0 to 1. */
async function refusedOf(questions: readonly { readonly question: string }[]): Promise<number> {
  let refused = 0;
  for (const { question } of questions) if ((await app.answer(question)).status !== 'answered') refused += 1;
  return refused / questions.length;
}

// Nothing was learnt from any of these questions. A floor lies a little under what was measured: it is there to tell of a fault.
describe('the bot on open questions about the treaty', { timeout: 300_000 }, () => {
  it('puts the right sentence first, refuses what is not answered and quotes word for word', async () => {
    const set = readExamSet(TREATY_QUESTIONS_FILE);
    const marks = [];
    for (const question of set.questions)
      marks.push(markAnswer(set, question, await answerJson(app, question.text, 0), app.release.text));
    const { shares } = tally(marks);
    expect(shares['hit@1']).toBeGreaterThanOrEqual(0.7);
    expect(shares['f-ref']).toBeLessThanOrEqual(0.15);
    expect(shares.refus + shares['u-clo']).toBeGreaterThanOrEqual(0.7);
    expect(shares.verb).toBe(1);
  });

  it('refuses what no release answers', async () => {
    expect(await refusedOf(readOffTopic(path.join(FIXTURES, 'off-topic.json')))).toBeGreaterThanOrEqual(0.92);
  });

  it('does not answer around a name, a number or a date that the release does not have', async () => {
    const named = readNaming(path.join(FIXTURES, 'absent.json')).filter(
      ({ release }) => path.resolve(release) === TREATY_FILE || release.includes('treaty'),
    );
    const absent = named.filter((one) => one.absent !== '');
    expect(absent.length).toBeGreaterThan(20);
    expect(await refusedOf(absent)).toBeGreaterThanOrEqual(0.7);
  });
});
