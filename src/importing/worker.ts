import { parentPort } from 'node:worker_threads';
import { type Converted, convert } from './convert.ts';

/** What the thread is asked to read. */
export type Request = { readonly bytes: Uint8Array; readonly isMarkdown: boolean };

/** What came of it, or what broke; first of all, that the thread has started. */
export type Response =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly converted: Converted }
  | { readonly kind: 'failed'; readonly message: string };

parentPort?.on('message', async ({ bytes, isMarkdown }: Request) => {
  parentPort?.postMessage(await answer(bytes, isMarkdown));
});

parentPort?.postMessage({ kind: 'ready' } satisfies Response);

async function answer(bytes: Uint8Array, isMarkdown: boolean): Promise<Exclude<Response, { kind: 'ready' }>> {
  try {
    return { kind: 'done', converted: await convert(bytes, isMarkdown) };
  } catch (cause) {
    return { kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) };
  }
}
