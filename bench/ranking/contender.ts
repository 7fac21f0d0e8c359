import path from 'node:path';
import type { Sentence } from './question-sets.ts';

/** Places (from 0) of the sentences found, best first. */
export type Search = (question: string) => readonly number[];

/** Something that ranks sentences: this engine, or a library in its best configuration. */
export type Contender = {
  /** Reads a text once. The engine takes its title and paragraphs too; the libraries look at the sentences alone. */
  index(passages: readonly Sentence[], title: string): Search | Promise<Search>;
};

/** Where a library has a limit, it is asked for so many sentences. */
export const FOUND_MAX = 100;

/** The engine first. */
export const CONTENDERS = [
  'this engine',
  'MiniSearch',
  'FlexSearch',
  'lunr',
  'Orama',
  'wink-bm25',
  'fuse.js',
] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** Not installed with the bot: `npm ci --prefix bench/peers`. */
export const PEERS_FOLDER = path.join(import.meta.dirname, '../peers');

const FILES: Readonly<Record<ContenderName, string>> = {
  'this engine': path.join(import.meta.dirname, 'engine.ts'),
  MiniSearch: path.join(PEERS_FOLDER, 'minisearch.ts'),
  FlexSearch: path.join(PEERS_FOLDER, 'flexsearch.ts'),
  lunr: path.join(PEERS_FOLDER, 'lunr.ts'),
  Orama: path.join(PEERS_FOLDER, 'orama.ts'),
  'wink-bm25': path.join(PEERS_FOLDER, 'wink-bm25.ts'),
  'fuse.js': path.join(PEERS_FOLDER, 'fuse.ts'),
};

/** Loads that one alone: none weighs on the memory and the compiler of another. */
export async function loadContender(name: ContenderName): Promise<Contender> {
  const loaded: { contender: Contender } = await import(FILES[name]);
  return loaded.contender;
}
