import type { RequestListener } from 'node:http';
import { BlockList } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage, redirectTarget } from '../../../src/importing/fetch/fetch-page.ts';
import { type Network, publicNetwork } from '../../../src/importing/fetch/network.ts';
import { type PageServer, startPageServer } from './page-server.ts';

const PAGE = new URL('https://releases.example/news/pier');

let server: PageServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function fetchFrom(answer: RequestListener, rest: Partial<Network> = {}, page = PAGE) {
  server = await startPageServer(answer);
  const fetched = await fetchPage(page, { ...server.network, ...rest });
  return fetched.kind === 'fetched'
    ? { address: fetched.address.href, text: Buffer.from(fetched.bytes).toString() }
    : fetched.code;
}

/** Sends every path of `moves` on, and answers all others with the page. */
function moving(moves: Readonly<Record<string, string>>, status = 303): RequestListener {
  return ({ url = '' }, response) => {
    const location = moves[url];
    if (location === undefined) response.end('The pier opens.');
    else response.writeHead(status, { location }).end();
  };
}

describe('a page is fetched', () => {
  it('over TLS from the host that it names, by a client that says what it is', async () => {
    expect(await fetchFrom(moving({}))).toEqual({ address: PAGE.href, text: 'The pier opens.' });
    expect(server?.asked).toEqual([
      {
        host: expect.stringMatching(/^releases\.example/),
        path: '/news/pier',
        userAgent: expect.stringContaining('treaty-bot'),
      },
    ]);
  });

  it.each([301, 302, 303, 307, 308])('through one redirect on the same host: %i', async (status) => {
    expect(await fetchFrom(moving({ '/news/pier': '/news/new-pier' }, status))).toEqual({
      address: 'https://releases.example/news/new-pier',
      text: 'The pier opens.',
    });
  });
});

describe('a page is not fetched', () => {
  it.each([
    ['it is not there', 404, 'not-found'],
    ['it was taken down', 410, 'gone'],
    ['the server has failed', 500, 'answer-wrong'],
    ['it sends nothing', 204, 'answer-wrong'],
    ['it is a part of one', 206, 'answer-wrong'],
    ['it moved nowhere', 303, 'redirect-nowhere'],
  ])('where %s', async (_, status, code) => {
    expect(await fetchFrom((_request, response) => response.writeHead(status).end())).toBe(code);
  });

  it.each([
    ['it moved to another host', { '/news/pier': 'https://evil.example/a' }, 'redirect-elsewhere'],
    ['it moved to a host of this machine', { '/news/pier': 'https://127.0.0.1/a' }, 'redirect-elsewhere'],
    [
      'it moved to where nothing is proved',
      { '/news/pier': 'http://releases.example/a' },
      'redirect-elsewhere',
    ],
    ['it moved to a file', { '/news/pier': 'file:///etc/passwd' }, 'redirect-elsewhere'],
    ['it moved twice', { '/news/pier': '/b', '/b': '/c' }, 'redirect-again'],
    ['it moved to itself', { '/news/pier': '/news/pier' }, 'redirect-again'],
  ])('where %s', async (_, moves, code) => {
    expect(await fetchFrom(moving(moves))).toBe(code);
  });

  it('where it is empty', async () => {
    expect(await fetchFrom((_request, response) => response.end())).toBe('empty');
  });

  it('where it is larger than allowed, whether the server says so or not', async () => {
    expect(await fetchFrom((_request, response) => response.end('x'.repeat(1_001)))).toBe('too-big');
    await server?.close();
    const endless: RequestListener = (_request, response) => response.write('x'.repeat(1_001));
    expect(await fetchFrom(endless)).toBe('too-big');
  });

  it('where it is compressed', async () => {
    const packed: RequestListener = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'));
    expect(await fetchFrom(packed)).toBe('answer-packed');
  });

  it('where it takes too long to begin, or to end', async () => {
    expect(await fetchFrom(() => undefined, { deadlineMs: 100 })).toBe('too-slow');
    await server?.close();
    expect(await fetchFrom((_request, response) => response.write('x'), { deadlineMs: 200 })).toBe(
      'too-slow',
    );
  });

  it('where its host takes too long to be looked up', async () => {
    expect(await fetchFrom(moving({}), { deadlineMs: 50, resolve: () => new Promise(() => undefined) })).toBe(
      'too-slow',
    );
  });

  it('where the connection breaks off', async () => {
    expect(await fetchFrom((request) => request.socket.destroy())).toBe('unreachable');
    await server?.close();
    const half: RequestListener = (_request, response) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write('half', () => response.destroy());
    };
    expect(await fetchFrom(half)).toBe('unreachable');
  });

  it('where the server cannot prove to be the host', async () => {
    expect(await fetchFrom(moving({}), {}, new URL('https://other.example/'))).toBe('certificate-wrong');
    await server?.close();
    server = await startPageServer(moving({}));
    const { ca: _, ...untrusted } = server.network;
    expect(await fetchPage(PAGE, untrusted)).toMatchObject({ code: 'certificate-wrong' });
    expect(server.asked).toEqual([]);
  });

  it('where its host is not known', async () => {
    expect(await fetchFrom(moving({}), { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toBe(
      'no-such-host',
    );
    await server?.close();
    expect(await fetchFrom(moving({}), { resolve: async () => [] })).toBe('no-such-host');
  });
});

describe('the addresses that a host leads to', () => {
  const loopback = { address: '127.0.0.1', family: 4 };

  it('are looked at anew at each hop', async () => {
    server = await startPageServer(moving({ '/news/pier': '/b' }));
    const found = [loopback, { address: '10.0.0.1', family: 4 }].values();
    const own = new BlockList();
    own.addAddress('10.0.0.1');
    const resolve = async () => [found.next().value ?? loopback];
    expect(await fetchPage(PAGE, { ...server.network, blocked: own, resolve })).toMatchObject({
      code: 'private-address',
    });
    expect(server.asked.map(({ path }) => path)).toEqual(['/news/pier']);
  });

  it('are those that are connected to, whatever the name leads to a moment later', async () => {
    server = await startPageServer(moving({}));
    // Nothing listens at the second address; the first is the one that was checked.
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return lookups === 1 ? [loopback] : [{ address: '127.0.0.2', family: 4 }];
    };
    expect(await fetchPage(PAGE, { ...server.network, resolve })).toMatchObject({ kind: 'fetched' });
    expect(lookups).toBe(1);
  });

  it.each([
    [['127.0.0.1'], 'this machine'],
    [['93.184.215.14', '10.0.0.1'], 'a private network among public ones'],
    [['64:ff9b::7f00:1'], 'this machine through a translator'],
    [['fe80::1%eth0'], 'a link of this machine'],
    [['localhost'], 'no address at all'],
  ])('are refused by the internet as it is: %j, %s', async (addresses) => {
    server = await startPageServer(moving({}));
    const { blocked } = publicNetwork();
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    expect(await fetchPage(PAGE, { ...server.network, blocked, resolve })).toMatchObject({
      code: 'private-address',
    });
    expect(server.asked).toEqual([]);
  });
});

it.each([
  '127.0.0.1',
  '[::1]',
  '10.1.2.3',
  '169.254.169.254',
  '[fd00::1]',
  '[64:ff9b::7f00:1]',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '2130706433',
  'localhost',
])('production fetches nothing from %s', async (host) => {
  expect(await fetchPage(new URL(`https://${host}/`), publicNetwork())).toMatchObject({
    code: 'private-address',
  });
});

describe('where a page has moved to', () => {
  it.each([
    ['/b', 'https://releases.example/b'],
    ['b?c=d', 'https://releases.example/news/b?c=d'],
    ['https://releases.example/b', 'https://releases.example/b'],
  ])('%s is %s', (location, address) => {
    expect(redirectTarget(location, PAGE)).toMatchObject({ href: address });
  });

  it.each([
    ['//evil.example/b', 'redirect-elsewhere'],
    ['https://a@releases.example/b', 'redirect-elsewhere'],
    ['https://releases.example:8443/b', 'redirect-elsewhere'],
    ['http://[', 'redirect-nowhere'],
  ])('%s is not followed', (location, code) => {
    expect(redirectTarget(location, PAGE)).toMatchObject({ code });
  });
});
