import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Agent, request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clearance } from '../../../../src/daily/poster.ts';
import { HeldBack } from '../../../../src/transports/discord/daily/held-back.ts';
import { NotWanted } from '../../../../src/transports/discord/daily/paced-queue.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

let server: Server;
let connections: Agent;
/** All that arrived, and how many connections it came over. */
let received: string;
let connected: number;
beforeEach(async () => {
  received = '';
  connected = 0;
  server = createServer((socket) => {
    connected += 1;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received += bytes;
      if (received.endsWith('}')) socket.write(ANSWER);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  connections = new Agent();
});
afterEach(async () => {
  await connections.destroy();
  server.close();
});

async function post(clearance: Clearance, body: string | null = '{"a":1}'): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const dispatcher = new HeldBack(connections, clearance);
  const answer = await request(`http://127.0.0.1:${port}/messages`, { method: 'POST', body, dispatcher });
  await answer.body.dump();
  return answer.statusCode;
}

const cleared: Clearance = { mayStillSend: () => true, confirm: async () => true };

describe('a request that is held back', () => {
  it('has a connection in hand when it is cleared, of which nothing was used yet', async () => {
    const seen: [connected: number, received: string][] = [];
    const confirm = async () => {
      // What was written before would be here by then.
      await new Promise((resolve) => setTimeout(resolve, 30));
      seen.push([connected, received]);
      return true;
    };
    expect(await post({ ...cleared, confirm })).toBe(200);
    expect(seen).toEqual([[1, '']]);
    expect(received).toMatch(/^POST \/messages .*content-length: 7\r\n\r\n\{"a":1\}$/s);
    expect(received).not.toMatch(/transfer-encoding/i);
  });

  it.each<[string, Partial<Clearance>]>([
    ['is not cleared', { confirm: async () => false }],
    ['grew too old while it was cleared', { mayStillSend: () => false }],
  ])('never leaves where it %s, over a new connection and over one that was used', async (_what, no) => {
    await expect(post({ ...cleared, ...no })).rejects.toThrow(NotWanted);
    expect(await post(cleared)).toBe(200);
    const before = received;
    await expect(post({ ...cleared, ...no })).rejects.toThrow(NotWanted);
    expect(await post(cleared)).toBe(200);
    expect(received.length).toBe(2 * before.length);
  });

  it('is written with the last look, before anything else can happen', async () => {
    const order: string[] = [];
    const mayStillSend = () => {
      order.push('looked');
      queueMicrotask(() => order.push('something else'));
      return true;
    };
    const dispatch = connections.dispatch.bind(connections);
    connections.dispatch = (options, handler) =>
      dispatch(options, {
        ...handlerOf(handler),
        onBodySent(chunkSize, totalBytesSent) {
          order.push('written');
          handler.onBodySent?.(chunkSize, totalBytesSent);
        },
      });
    expect(await post({ ...cleared, mayStillSend })).toBe(200);
    expect(order).toEqual(['looked', 'written', 'something else']);
  });

  it('fails where its clearance breaks', async () => {
    const confirm = () => Promise.reject(new RangeError('a fault of ours'));
    await expect(post({ ...cleared, confirm })).rejects.toThrow('a fault of ours');
    expect(received).toBe('');
  });

  it('takes no request without a body', async () => {
    await expect(post(cleared, null)).rejects.toThrow(TypeError);
  });
});

/** A handler's methods, as properties of an object that more can be added to. */
function handlerOf(handler: Parameters<Agent['dispatch']>[1]): Parameters<Agent['dispatch']>[1] {
  return {
    onConnect: (abort) => handler.onConnect?.(abort),
    onError: (error) => handler.onError?.(error),
    onHeaders: (...args) => handler.onHeaders?.(...args) ?? true,
    onData: (chunk) => handler.onData?.(chunk) ?? true,
    onComplete: (trailers) => handler.onComplete?.(trailers),
  };
}
