import type { Command } from '../src/core/command.ts';
import { ask } from './ask.ts';
import { check } from './check.ts';
import { fact } from './fact.ts';
import { createHelp } from './help.ts';
import { people } from './people.ts';
import { quote } from './quote.ts';
import { releases } from './releases.ts';
import { search } from './search.ts';
import { source } from './source.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';

/** Every command, in the order in which help lists them. Registration, routing, completion and help read this list. */
export const commands: readonly Command[] = [
  ask,
  summary,
  fact,
  quote,
  timeline,
  people,
  search,
  check,
  source,
  releases,
  createHelp(() => commands),
];
