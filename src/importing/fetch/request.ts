import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Refused, refused } from '../refusal.ts';
import type { HostAddress, Network } from './network.ts';

/** What a server sent: the page, or where it is to be found. */
export type Answer = { readonly bytes: Uint8Array; readonly location?: string };

const USER_AGENT =
  'treaty-bot/0.1 (Discord bot that answers questions on official releases; fetches a page when an admin asks)';

/** Makes one request, to one of the addresses given and to no other, whatever the host's name leads to by then. */
export function requestOnce(
  address: URL,
  addresses: readonly HostAddress[],
  { ca, port, bytesMax }: Pick<Network, 'ca' | 'port' | 'bytesMax'>,
  deadline: AbortSignal,
): Promise<Answer | Refused> {
  return new Promise((resolve) => {
    const asked = request(address, {
      agent: false,
      port,
      lookup: pinnedTo(addresses),
      signal: deadline,
      headers: {
        'user-agent': USER_AGENT,
        accept: 'text/html,application/json;q=0.9,*/*;q=0.5',
        'accept-encoding': 'identity',
      },
      ...(ca !== undefined && { ca }),
    });
    const end = (answer: Answer | Refused): void => {
      resolve(answer);
      asked.destroy();
    };
    asked.on('error', (cause) => end(whyFailed(cause, deadline)));
    asked.on('response', (response) => {
      response.on('error', (cause) => end(whyFailed(cause, deadline)));
      const early = withoutBody(response);
      if (early) end(early);
      else readBody(response, bytesMax, end);
    });
    asked.end();
  });
}

/** Looks nothing up: what was checked is what is connected to. */
function pinnedTo(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  };
}

/** What the head of an answer settles already. */
function withoutBody({ statusCode = 0, headers }: IncomingMessage): Answer | Refused | undefined {
  if (statusCode === 404) return refused('not-found');
  if (statusCode === 410) return refused('gone');
  if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) {
    return headers.location === undefined
      ? refused('redirect-nowhere')
      : { bytes: new Uint8Array(), location: headers.location };
  }
  if (statusCode !== 200) return refused('answer-wrong', `It was ${statusCode}.`);
  const encoding = headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' ? undefined : refused('answer-packed');
}

function readBody(
  response: IncomingMessage,
  bytesMax: number,
  end: (answer: Answer | Refused) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > bytesMax) end(refused('too-big'));
    else chunks.push(chunk);
  });
  response.on('end', () => end(length === 0 ? refused('empty') : { bytes: Buffer.concat(chunks) }));
  // A connection that breaks off gives no end.
  response.on('close', () => end(refused('unreachable')));
}

function whyFailed(cause: Error, deadline: AbortSignal): Refused {
  if (deadline.aborted) return refused('too-slow');
  const code = 'code' in cause ? String(cause.code) : '';
  return refused(
    /CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY|ERR_TLS/.test(code) ? 'certificate-wrong' : 'unreachable',
  );
}
