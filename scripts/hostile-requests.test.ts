// The server under attack: whatever is said to it, it goes on answering, and keeps its secrets.
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostileRequests } from './testing/hostile-requests.ts';
import { startServer, type RunningServer } from './testing/running-server.ts';
import { makeSite, PAGE, SECRET, type Site } from './testing/site.ts';

const REQUESTS = 10_000;
const AT_ONCE = 100;
/** More connections than the server may have files open, which it finds out in the middle. */
const OPEN_FILES = 64;
const MANY = 3 * OPEN_FILES;

let site: Site;
let server: RunningServer | undefined;

beforeAll(() => {
  site = makeSite();
});
afterAll(() => site.remove());
afterEach(async () => {
  await server?.stop();
});

async function started(options: { openFiles?: number } = {}): Promise<RunningServer> {
  server = await startServer(site.folder, options);
  return server;
}

async function expectToAnswer({ ask, isRunning }: RunningServer): Promise<void> {
  expect(isRunning()).toBe(true);
  const { status, body } = await ask('/');
  expect([status, body]).toEqual([200, PAGE]);
}

const LARGE_REQUEST = 'GET /assets/large-1.wasm HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
/** Ends every request that is not at its end yet, and any further one. */
const NONSENSE = '\r\n\r\n\0\r\n\r\n';

/** All that the server says on a connection until it hangs up. */
async function answerTo(bytes: Uint8Array, { connect }: RunningServer): Promise<string> {
  const socket = connect();
  socket.write(bytes);
  socket.write(NONSENSE);
  try {
    return String(await buffer(socket));
  } catch {
    // It hung up in the middle of what was still being said.
    return '';
  }
}

it(`goes on after ${REQUESTS} requests, beside slow ones`, async () => {
  const attacked = await started();
  const slowWriters = Array.from({ length: AT_ONCE }, () => attacked.connect());
  for (const socket of slowWriters) socket.write('GET /index.html HTTP/1.1\r\nSlow: ');
  // Nobody reads what comes.
  const slowReaders = Array.from({ length: AT_ONCE }, () => attacked.connect());
  for (const socket of slowReaders) {
    socket.write(LARGE_REQUEST);
  }

  const requests = hostileRequests(REQUESTS);
  const statuses = new Set<string>();
  for (let i = 0; i < REQUESTS; i += AT_ONCE) {
    for (const socket of slowWriters) socket.write('x');
    const wave = requests.slice(i, i + AT_ONCE);
    for (const answer of await Promise.all(wave.map((bytes) => answerTo(bytes, attacked)))) {
      expect(answer).toMatch(/^(?:HTTP\/1\.1 [1-5]\d\d |$)/u);
      expect(answer).not.toContain(SECRET);
      statuses.add(answer.slice(9, 12));
    }
    expect(attacked.isRunning()).toBe(true);
  }
  // The attack has been one: it got past the parser, and past the gate.
  expect([...statuses].sort()).toEqual(
    expect.arrayContaining(['', '200', '400', '404', '405', '417', '431']),
  );
  await expectToAnswer(attacked);
  for (const socket of [...slowWriters, ...slowReaders]) socket.destroy();
  const { status, err } = await attacked.stop();
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

/** False when it is hung up on instead. */
function isAnswered(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('data', () => resolve(true)).once('close', () => resolve(false));
  });
}

describe('a server that may have few files open', () => {
  it('closes the files of those who leave in the middle', async () => {
    const attacked = await started({ openFiles: OPEN_FILES });
    for (let i = 0; i < MANY; i++) {
      const socket = attacked.connect();
      socket.write(LARGE_REQUEST);
      expect(await isAnswered(socket)).toBe(true);
      socket.destroy();
    }
    await expectToAnswer(attacked);
  });

  it('answers again once those are gone who have taken all connections', async () => {
    const attacked = await started({ openFiles: OPEN_FILES });
    const sockets = Array.from({ length: MANY }, () => attacked.connect());
    for (const socket of sockets) {
      socket.write(LARGE_REQUEST);
    }
    // Where there is no file left to open, it hangs up.
    expect(await Promise.all(sockets.map(isAnswered))).toContain(false);
    for (const socket of sockets) socket.destroy();
    // The news of it takes its time.
    await vi.waitFor(() => expectToAnswer(attacked), { timeout: 10_000, interval: 5 });
  });
});
