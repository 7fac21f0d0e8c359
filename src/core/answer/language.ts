import { wordSet } from '../release/word-set.ts';
import type { Language } from './answer.ts';

/** Commonest words of languages with Latin letters that are no English words, so that two of them tell. */
const FOREIGN_WORDS = wordSet(
  // Spanish, Portuguese, Italian, French
  'el los las una unos del al y que qué quien quién quiénes cuando cuándo cuanto cuánto cuántos donde dónde como cómo por para con se fue es son está este esta',
  'o os uma uns dos das ao e quem quando quanto onde por com foi são está não sobre qual',
  'il lo gli una uno della dello degli delle di che chi quando quanto dove come perché per con è sono ha hanno stato stata cosa quale',
  'le les une des du au aux et qui que quoi quand combien où comment pourquoi pour avec est sont était a-t-il qu’est-ce cette ce ces dans sur signé quel quelle quels quelles ont été',
  // German, Dutch, Danish, Swedish, Norwegian
  'der die das ein eine einen einem den dem des und wer wen wem wann wo wie warum wieso was welche welcher welches ist sind war waren wurde wurden hat haben mit für über von zu nicht auf unterzeichnet',
  'de het een en wie wanneer waar hoe waarom wat welke is zijn was waren werd heeft hebben met voor over van niet op',
  'hvem hvornår hvor hvordan hvorfor hvad og er var blev har med og af vem när var hur varför vad och är har med av hva når ble på',
  // Polish, Czech, Turkish, Indonesian, Vietnamese, Finnish, Hungarian
  'kto kiedy gdzie jak dlaczego co i jest był była było są w na z do nie o kdo kdy kde proč a je byl byla',
  'kim ne zaman nerede nasıl neden hangi ve bir bu mi mı için ile siapa kapan dimana bagaimana mengapa apa dan yang di ini itu',
  'ai khi nào ở đâu tại sao là gì và của kuka milloin missä miksi mikä mitä ja on oli ki mikor hol miért mi és az',
);
/** Words of the lists above that English has as well, and short ones that stand for something in a chat. */
const ALSO_ENGLISH = wordSet(
  'a i o e y do on is was de die den in war des was mi hat so to at the as me an no con per come data ha ne y var are al di chi lo la le ce em go ni do na ja az ki bu',
);
/** Each begins a question that has no English word in it. */
const FOREIGN_QUESTION_WORDS = wordSet(
  'quem quién quien quiénes qui qué que quoi quel quelle quando cuándo cuando quand chi dove wer wann warum wieso kto kdo kdy hvem hvad hvornår vem vad kim siapa kapan kuka mikä quis quid pwy beth waar wanneer waarom',
);
const ENGLISH_WORDS = wordSet(
  'the a an of to in and or is are was were did does do has have had who what when where why how which whose can could will would should it that this they he she for with about by on from at me tell please any many much',
);

/** The language a question is in; undefined for one that is not read. */
export function languageOf(typed: string): Language | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(typed)) return 'ja';
  const letters = typed.match(/\p{L}/gu)?.length ?? 0;
  const latin = typed.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 0 && latin < letters / 2) return undefined;
  const words = typed.toLowerCase().match(/[\p{L}’-]+/gu) ?? [];
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length;
  const foreign = words.filter((word) => FOREIGN_WORDS.has(word) && !ALSO_ENGLISH.has(word)).length;
  const accented = words.filter((word) => /[^\p{ASCII}’]/u.test(word)).length;
  const isAsked = words.slice(0, 2).some((word) => FOREIGN_QUESTION_WORDS.has(word));
  const isForeign =
    (foreign >= 2 && foreign > english) || (english === 0 && (isAsked || (foreign >= 1 && accented >= 1)));
  return isForeign ? undefined : 'en';
}
