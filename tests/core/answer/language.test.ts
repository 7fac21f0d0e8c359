import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { languageOf } from '../../../src/core/answer/language.ts';
import { readTyped } from '../../../src/core/answer/typed.ts';
import { TREATY_QUESTIONS_FILE } from '../../fixtures/read-release.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const Asked = z.array(z.object({ question: z.string() }));

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function englishQuestions(): string[] {
  const treaty = z.object({ questions: Asked }).parse(json(TREATY_QUESTIONS_FILE)).questions;
  const training = globSync('training/releases/*.json', { cwd: ROOT }).flatMap((file) =>
    Asked.parse(json(path.join(ROOT, file))),
  );
  return [...treaty, ...training]
    .map(({ question }) => question)
    .filter((question) => !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(question));
}

describe('the language of a question', () => {
  it.each([
    ['¿Quién firmó el tratado y cuándo?'],
    ['Quem assinou o tratado e onde?'],
    ['Quando e dove è stato firmato il trattato?'],
    ['Qui a signé le traité et où ?'],
    ['Wer hat den Vertrag unterzeichnet?'],
    ['Wie heeft het verdrag getekend en waar?'],
    ['Vem har undertecknat avtalet och när?'],
    ['Kto podpisał traktat i gdzie?'],
    ['Siapa yang menandatangani dan di mana?'],
    ['Кто подписал договор?'],
    ['من وقع المعاهدة؟'],
    ['누가 조약에 서명했습니까?'],
    ['Ποιος υπέγραψε τη συνθήκη;'],
  ])('is none that is read for %j', (typed) => {
    expect(languageOf(typed)).toBeUndefined();
  });

  it.each(['署名はどこで行われましたか', 'いつですか', 'ACSAとは何ですか'])('is Japanese for %j', (typed) => {
    expect(languageOf(typed)).toBe('ja');
  });

  it.each([
    'who signed it',
    'treaty',
    '2017?',
    'was is das treaty',
    'who is José Müller',
    'what does "raison d’être" mean',
    'when did the Los Angeles Olympics begin',
    'who is von der Leyen',
    'did le Monde say it',
    'y did they do it',
    '🤔 who',
  ])('is English for %j', (typed) => {
    expect(languageOf(typed)).toBe('en');
  });

  it('is English for every question that was asked in English', () => {
    const questions = englishQuestions();
    expect(questions.length).toBeGreaterThan(1_000);
    expect(questions.filter((question) => languageOf(readTyped(question)) !== 'en')).toEqual([]);
  });

  it('is told for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(['en', 'ja', undefined]).toContain(languageOf(text));
      }),
    );
  });
});
