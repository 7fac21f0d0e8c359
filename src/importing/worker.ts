import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import { type Converted, convert } from './convert.ts';
import { isPdf } from './sniff.ts';

/** What the thread is asked to read. */
export type Request = { readonly bytes: Uint8Array; readonly isMarkdown: boolean };

/**
 * That the thread has started, first of all; then what came of each request. `failed` is a mistake of ours; after
 * `broken`, where a PDF file broke what reads it, the thread is of no more use.
 */
export type Response =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly converted: Converted }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'broken' };

let isReadingPdf = false;

// pdf.js leaves some of what a damaged file makes fail to nobody, and may then wait for it for ever.
process.on('unhandledRejection', (cause) => {
  if (!isReadingPdf) throw cause;
  tell({ kind: 'broken' });
});

parentPort?.on('message', async ({ bytes, isMarkdown }: Request) => {
  isReadingPdf = isPdf(bytes);
  try {
    tell({ kind: 'done', converted: await convert(bytes, isMarkdown) });
  } catch (cause) {
    tell({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
});

tell({ kind: 'ready' });

function tell(response: Response): void {
  parentPort?.postMessage(response);
}
