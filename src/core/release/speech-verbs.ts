import { wordSet } from './word-set.ts';

const SPEECH_VERBS = wordSet(
  'said says saying added adds announced asked asks explained explains stated states noted notes commented',
  'comments told tells wrote writes continued continues concluded concludes replied remarked declared insisted',
  'warned argued observed stressed emphasised emphasized recalled promised responded',
);

/** Whether a word, in lower case, tells that someone speaks: "said", "added". */
export function isSpeechVerb(word: string): boolean {
  return SPEECH_VERBS.has(word);
}
