import type { Option } from '../command.ts';
import { TYPED_MAX_CHARS } from './shelf.ts';

/** The option that names a release; the same for every command that reads one. */
export const RELEASE_OPTION: Option = {
  name: 'release',
  description: 'Which release: words of its title, its date or its publisher',
  required: false,
  kind: 'text',
  maxChars: TYPED_MAX_CHARS,
  suggest: ({ shelf }, typed) => shelf.suggest(typed),
};
