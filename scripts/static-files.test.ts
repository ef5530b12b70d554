import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.mjs';
import { startServer, type RunningServer } from './testing/running-server.ts';
import { makeSite, PAGE, SCRIPT, SECRET, type Site } from './testing/site.ts';

let site: Site;
let server: RunningServer;

beforeAll(async () => {
  site = makeSite();
  server = await startServer(site.folder);
});
afterAll(async () => {
  await server.stop();
  site.remove();
});

describe('a file of the folder', () => {
  it('is sent with its type, and asked for anew each time', async () => {
    const { status, headers, body } = await server.ask('/');
    expect([status, body]).toEqual([200, PAGE]);
    expect(headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-cache',
      etag: expect.any(String) as string,
    });
  });

  it.each([
    ['/index.html', 'text/html;charset=utf-8'],
    ['/?q=1', 'text/html;charset=utf-8'],
    ['/favicon.svg?v=2', 'image/svg+xml'],
    ['/assets/app-1.js', 'text/javascript'],
    ['/a+b%20%40%C3%BC.txt', 'text/plain'],
  ])('is found by %s', async (path, type) => {
    const { status, headers } = await server.ask(path);
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  it('is kept for ever when its name is a hash of it', async () => {
    const { headers } = await server.ask('/assets/app-1.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('is not sent again to those who have it', async () => {
    const { headers } = await server.ask('/');
    const again = await server.ask('/', { headers: { 'If-None-Match': headers.etag } });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  it('is the present one, not the one at the start', async () => {
    for (const content of ['first\n', 'and now the second\n']) {
      writeFileSync(join(site.folder, 'changing.txt'), content);
      expect((await server.ask('/changing.txt')).body).toBe(content);
    }
  });

  it('is sent without a body to HEAD', async () => {
    const { status, headers, body } = await server.ask('/assets/app-1.js', { method: 'HEAD' });
    expect([status, headers['content-length'], body]).toEqual([200, String(SCRIPT.length), '']);
  });

  it('is sent whole to those who ask for a range', async () => {
    for (const range of ['bytes=0-1', 'bytes=5-2', 'bytes=99999999-', 'bytes=-1', 'x']) {
      const { status, body } = await server.ask('/assets/app-1.js', { headers: { Range: range } });
      expect([range, status, body]).toEqual([range, 200, SCRIPT]);
    }
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent compressed to those who take %s', async (encoding, decompress) => {
    const answer = await server.ask('/assets/app-1.js', {
      headers: { 'Accept-Encoding': encoding },
    });
    expect(answer.headers).toMatchObject({
      'content-encoding': encoding,
      'content-type': 'text/javascript',
      vary: 'Accept-Encoding',
    });
    expect(String(decompress(answer.bytes))).toBe(SCRIPT);
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/', 200],
    ['GET', '/nothing', 404],
    ['POST', '/', 405],
  ])('to %s %s holds the page to its policy', async (method, path, status) => {
    const answer = await server.ask(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('to a method that changes things names those that do not', async () => {
    const { headers } = await server.ask('/', { method: 'DELETE' });
    expect(headers.allow).toBe('GET, HEAD');
  });
});

describe('what is not served', () => {
  it.each([
    // Names that are none.
    '/index.html/',
    '/index.html/index.html',
    '/assets',
    '/assets/',
    '//',
    '//index.html',
    '/assets//app-1.js',
    '/assets/../index.html',
    '*',
    'http://127.0.0.1/index.html',
    '/%',
    '/%ff',
    '/%00',
    '/index.html%00.js',
    `/${'x'.repeat(256)}`,
    '/x'.repeat(4000),
    // Links, wherever they lead.
    '/loop',
    '/loop/index.html',
    '/dangling',
    '/to-itself/index.html',
    '/outside.html',
    '/outside/',
    '/outside/index.html',
    '/empty',
    '/empty/',
    '/empty/index',
    // Hidden names.
    '/.vite/manifest.json',
    '/%2evite/manifest.json',
    '/.hidden',
    // Ways out.
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..\\secret.txt',
    '/../dist-old/index.html',
    '/..%2fdist-old/',
  ])('%s', async (path) => {
    expect(await server.ask(path)).toMatchObject({ status: 404, body: 'Not found\n' });
  });

  it.each(['gzip', 'br', 'gzip, br'])('a compressed file that is a link: %s', async (encoding) => {
    const headers = { 'Accept-Encoding': encoding };
    const { body } = await server.ask('/assets/trap-1.css', { headers });
    expect(body).not.toContain(SECRET);
  });
});
