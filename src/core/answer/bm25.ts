/** Ranks sentences by the stems they share with a question: those that share one, best first. */
export type Bm25 = (stems: readonly string[]) => { readonly place: number; readonly score: number }[];

/** How soon a repeated word stops to count, and how much a long text is held against it (Robertson and Zaragoza, 2009). */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** What a stem is worth that so many of all texts have. */
export function rarityOf(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

/** What a stem is worth in a text that has it so often. @param length of the text, as a multiple of the mean */
export function worthOf(count: number, length: number): number {
  return (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length));
}

/** @param sentences the stems of each, repeated as often as they stand there */
export function indexBm25(sentences: readonly (readonly string[])[]): Bm25 {
  const mean = sentences.reduce((sum, { length }) => sum + length, 0) / Math.max(1, sentences.length) || 1;
  const postings = new Map<string, Map<number, number>>();
  for (const [place, stems] of sentences.entries()) {
    for (const stem of stems) {
      const counts = postings.get(stem) ?? new Map<number, number>();
      postings.set(stem, counts.set(place, (counts.get(place) ?? 0) + 1));
    }
  }
  return (stems) => {
    const scores = new Map<number, number>();
    for (const stem of new Set(stems)) {
      const counts = postings.get(stem);
      if (!counts) continue;
      const rarity = rarityOf(counts.size, sentences.length);
      for (const [place, count] of counts) {
        const length = (sentences[place]?.length ?? 0) / mean;
        scores.set(place, (scores.get(place) ?? 0) + rarity * worthOf(count, length));
      }
    }
    return [...scores]
      .map(([place, score]) => ({ place, score }))
      .sort((a, b) => b.score - a.score || a.place - b.place);
  };
}
