import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { BlockList } from 'node:net';
import path from 'node:path';
import type { Network } from '../../../src/importing/fetch/network.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/tls');
const CERTIFICATE = readFileSync(path.join(FOLDER, 'certificate.pem'), 'utf8');

export type PageServer = {
  /** Leads every host to the server, whose certificate it trusts, and blocks no address. */
  readonly network: Network;
  /** What was asked for so far: host, path and user agent. */
  readonly asked: { readonly host: string; readonly path: string; readonly userAgent: string }[];
  readonly close: () => Promise<void>;
};

/** Starts a TLS server on loopback that can prove to be `releases.example` or `www.gov.uk`. */
export async function startPageServer(answer: RequestListener): Promise<PageServer> {
  const asked: { host: string; path: string; userAgent: string }[] = [];
  const server = createServer(
    { cert: CERTIFICATE, key: readFileSync(path.join(FOLDER, 'key.pem')) },
    (request, response) => {
      const { host = '', 'user-agent': userAgent = '' } = request.headers;
      asked.push({ host, path: request.url ?? '', userAgent });
      answer(request, response);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    network: {
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      blocked: new BlockList(),
      ca: CERTIFICATE,
      port: address.port,
      deadlineMs: 10_000,
      bytesMax: 1_000,
    },
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
