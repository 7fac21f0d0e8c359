import { stableHash } from '../src/core/daily/stable-hash.ts';
import { withTwoSlips } from './slips.ts';

/** One way in which people word the same question. */
export type Wording = {
  readonly kind: string;
  /**
   * @param seed picks among the forms of this kind: the same seed and question give the same words
   * @returns the question as it came where this kind has nothing to change in it
   */
  readonly reword: (question: string, seed: number) => string;
};

type Form = (question: string) => string;

const QUESTION_WORD =
  /^(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b/i;

/** The ways of wording that must change neither status nor first sentence. They are for questions in English. */
export const WORDINGS: readonly Wording[] = [
  anyOf('greeting', [
    (question) => `hey ${question}`,
    (question) => `Hello, ${question}`,
    (question) => `hi there! ${question}`,
    (question) => `Good morning. ${question}`,
    (question) => `yo bot, ${question}`,
  ]),
  anyOf('please', [
    (question) => `pls ${question}`,
    (question) => `${bare(question)} pls`,
    (question) => `${bare(question)}, please?`,
    (question) => `${question} plz`,
    (question) => `${question} Thanks!`,
  ]),
  anyOf('lower case', [(question) => question.toLowerCase()]),
  anyOf('capitals', [(question) => question.toUpperCase()]),
  anyOf('number', [
    (question) => `Q3) ${question}`,
    (question) => `3. ${question}`,
    (question) => `(b) ${question}`,
    (question) => `Question 12: ${question}`,
  ]),
  anyOf('no mark', [bare]),
  anyOf('emoji', [
    (question) => `${question} 🙏`,
    (question) => `${bare(question)}🤔`,
    (question) => `👋 ${question}`,
    (question) => `${question} 😂😂`,
  ]),
  anyOf('mention', [
    (question) => `<@1172040512378339410> ${question}`,
    (question) => `<@!1172040512378339410> ${question}`,
    (question) => `${question} <@&981125060044337182>`,
    (question) => `<#981125060044337190> ${question}`,
  ]),
  anyOf('link', [
    (question) => `https://www.gov.uk/search/news-and-communications ${question}`,
    (question) => `${question} https://example.org/story/4471?ref=share`,
    (question) => `<https://example.org/a> ${question}`,
    (question) => `[this](https://example.org/story/4471) ${question}`,
  ]),
  anyOf('Markdown', [
    (question) => `**${question}**`,
    (question) => `> ${question}`,
    (question) => `# ${question}`,
    (question) => `\`${question}\``,
    (question) => `||${question}||`,
    (question) => question.replace(/\p{L}{4,}/u, '*$&*'),
  ]),
  { kind: 'two slips', reword: withTwoSlips },
  anyOf('tell me', [
    (question) => `Can you tell me ${led(question)}`,
    (question) => `could you please tell me ${led(question)}`,
    (question) => `I would like to know ${led(question)}`,
    (question) => `Do you know ${led(question)}`,
  ]),
  anyOf('after talk', [
    (question) => `I was reading this on the train. ${question}`,
    (question) => `My friend and I had a bet about it! ${question}`,
    (question) => `Sorry if somebody asked before. ${question}`,
    (question) => `ok one more thing. ${question}`,
  ]),
];

function anyOf(kind: string, forms: readonly Form[]): Wording {
  return {
    kind,
    reword: (question, seed) => oneOf(forms, `${seed} ${kind} ${question}`)?.(question) ?? question,
  };
}

/** The item that a key stands for: as good as chance, and the same whenever it is asked. */
function oneOf<Item>(items: readonly Item[], key: string): Item | undefined {
  return items[stableHash(key) % items.length];
}

function bare(question: string): string {
  return question.trimEnd().replace(/\?$/, '');
}

/** A question after words that lead into it: "Who signed?" goes on as "who signed?", a name keeps its capital. */
function led(question: string): string {
  return QUESTION_WORD.test(question) ? question.charAt(0).toLowerCase() + question.slice(1) : question;
}
