import { fetchPage } from './importing/fetch/fetch-page.ts';
import { publicNetwork } from './importing/fetch/network.ts';
import { importRelease } from './importing/import-release.ts';
import { ReadingThread } from './importing/reading-thread.ts';
import { type Importer, type Refused, refused } from './server-releases/importer.ts';

export type ServerImporting = {
  readonly importer: Importer;
  /** Fetches a file; from which hosts is for whoever asks to say. */
  fetchFile(address: URL): Promise<Uint8Array | Refused>;
  close(): Promise<void>;
};

/** Most releases that wait to be read together: each takes a second at most, and the last one is not to wait for a minute. */
const WAITING_MAX = 5;

/** What brings releases in for admins: one after the other, since each may take all the memory that one may. */
export function createServerImporting(hosts: readonly string[]): ServerImporting {
  const network = publicNetwork();
  const thread = new ReadingThread();
  let waiting = 0;
  let reading: Promise<unknown> = Promise.resolve();

  const convert: ReadingThread['convert'] = (bytes, isMarkdown) => {
    const converted = reading.then(() => thread.convert(bytes, isMarkdown));
    reading = converted.catch(() => undefined);
    return converted;
  };
  return {
    async importer(source, given) {
      if (waiting >= WAITING_MAX)
        return {
          ...refused('Several releases are being read just now. Please try again in a minute.'),
          isBusy: true,
        };
      waiting += 1;
      try {
        const imported = await importRelease(source, given, {
          hosts,
          fetchPage: (address, redirects) => fetchPage(address, network, redirects),
          convert,
          nowMs: Date.now(),
        });
        if (imported.kind === 'refused') return imported;
        const { markdown, release, report } = imported;
        return { kind: 'imported', id: release.id, markdown, leftOut: report.leftOut, doubts: report.doubts };
      } finally {
        waiting -= 1;
      }
    },
    async fetchFile(address) {
      const fetched = await fetchPage(address, network, 0);
      return fetched.kind === 'refused' ? fetched : fetched.bytes;
    },
    close: () => thread.close(),
  };
}
