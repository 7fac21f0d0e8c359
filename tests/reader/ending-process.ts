/** A process that asks the reader and ends: by itself (`idle`), or so many milliseconds after asking. */
import process from 'node:process';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { TREATY_PASSAGES, treatyText } from '../fixtures/treaty-questions.ts';

const [when] = process.argv.slice(2);
const reader = openReader({ folder: MODEL_FOLDER });
const text = treatyText();
const read = reader.read('Who signed it?', text, TREATY_PASSAGES);
if (when === 'idle') {
  await read;
  process.stdout.write('read');
} else {
  for (let place = 0; place < 20; place++) void reader.read(`Question ${place}?`, text, TREATY_PASSAGES);
  setTimeout(() => process.exit(0), Number(when));
}
