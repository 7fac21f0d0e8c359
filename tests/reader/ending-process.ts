/** A process that asks the reader and ends: by itself (`idle`, `unasked`, `closed`), or so many milliseconds after asking. */
import process from 'node:process';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { TREATY_PASSAGES, treatyText } from '../fixtures/treaty-questions.ts';

const [when] = process.argv.slice(2);
const reader = openReader({ folder: MODEL_FOLDER });
const text = treatyText();
const ask = () => reader.read('Who signed it?', text, TREATY_PASSAGES);
if (when === 'unasked') {
  reader.warmUp();
  process.stdout.write('ready');
} else if (when === 'idle') {
  await ask();
  process.stdout.write('read');
} else if (when === 'closed') {
  await ask();
  // In hand when the reader is closed; nobody waits for it.
  void reader.meaningsWhenIdle(Array.from({ length: 40 }, (_, place) => `Phrase ${place}`)).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 30));
  await reader.close();
  process.stdout.write('closed');
} else {
  void ask();
  for (let place = 0; place < 20; place++) void reader.read(`Question ${place}?`, text, TREATY_PASSAGES);
  setTimeout(() => process.exit(0), Number(when));
}
