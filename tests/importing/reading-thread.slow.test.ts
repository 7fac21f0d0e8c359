import { afterEach, describe, expect, it } from 'vitest';
import { ReadingThread } from '../../src/importing/reading-thread.ts';
import { makePdf, pageOf } from '../fixtures/make-pdf.ts';

const PAGE = Buffer.from('<main><p>The pier opens.</p></main>');

let thread: ReadingThread | undefined;
afterEach(() => thread?.close());

describe('the thread that reads sources', () => {
  it('reads one after another', async () => {
    thread = new ReadingThread();
    expect(await thread.convert(PAGE, false)).toMatchObject({ kind: 'found', text: 'The pier opens.\n' });
    expect(await thread.convert(makePdf([pageOf(['It opens.'])]), false)).toMatchObject({
      text: 'It opens.\n',
    });
    expect(await thread.convert(Buffer.from(''), false)).toMatchObject({ kind: 'refused', code: 'empty' });
  });

  it('says of a PDF file that breaks what reads it that it is damaged, and reads the next one', async () => {
    thread = new ReadingThread();
    // Its page is said to stand where there is none.
    const pdf = makePdf([pageOf(['It opens.']), pageOf(['It closes.'])]).toString('latin1');
    const damaged = Buffer.from(
      pdf.replace('6 0 obj', '6 0 obx').replace('/Root 1 0 R', '/Root 1 0 R '),
      'latin1',
    );
    expect(await thread.convert(damaged, false)).toMatchObject({ kind: 'refused', code: 'pdf-broken' });
    expect(await thread.convert(PAGE, false)).toMatchObject({ kind: 'found' });
  });

  it('is ended with what takes too long, and the next one is read by another', async () => {
    thread = new ReadingThread({ ms: 1, bytes: Number.POSITIVE_INFINITY });
    expect(await thread.convert(PAGE, false)).toMatchObject({ kind: 'refused', code: 'too-hard' });
    await thread.close();
    thread = new ReadingThread();
    expect(await thread.convert(PAGE, false)).toMatchObject({ kind: 'found' });
  });

  it('is ended with what takes too much memory', async () => {
    thread = new ReadingThread({ ms: 10_000, bytes: 1_000 });
    const large = Buffer.from(`<main>${'<p>The pier opens.</p>'.repeat(60_000)}</main>`);
    expect(await thread.convert(large, false)).toMatchObject({ kind: 'refused', code: 'too-hard' });
  });
});
