/** What somebody sends who wants a server to end, or to say what it should not: raw bytes. */

import * as fc from 'fast-check';

const LONG_NAME = 'x'.repeat(256);

const segment = fc.constantFrom(
  ...['..', '.', '', '...', '%2e%2e', '%2E.', '..%2f..', '..%5c', '..\\..', '%252e%252e'],
  ...['index.html', 'assets', 'app-1.js', 'large-1.wasm', 'trap-1.css', 'empty', 'index'],
  ...['secret.txt', 'elsewhere', 'dist-old', 'outside', 'outside.html', 'loop', 'to-itself'],
  ...['dangling', '.vite', '%2evite', 'manifest.json', '.hidden', LONG_NAME],
  ...['%', '%0', '%00', '%ff', '%c0%ae', '%u002e', '%0d%0a', 'ü', '\0', '?', '#', ';', ':', '~'],
);

/** Where the secrets are, for those who look in the right place. */
const wayToSecret = fc.constantFrom(
  ...['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', '..\\secret.txt', 'outside.html'],
  ...['outside/', 'outside/index.html', 'to-itself/outside.html', '../dist-old/', 'empty/index'],
  ...['.vite/manifest.json', '%2evite%2fmanifest.json', '.hidden', 'empty', 'assets/trap-1.css'],
  ...['assets/../../secret.txt', 'assets/..%2f..%2fsecret.txt', 'assets/trap-1.css.br'],
);

const path = fc.oneof(
  { weight: 6, arbitrary: fc.array(segment, { maxLength: 8 }).map((names) => names.join('/')) },
  { weight: 2, arbitrary: wayToSecret },
  // Deep: by repetition, as link loops and long names are found out.
  fc.tuple(segment, fc.integer({ min: 100, max: 1500 })).map(([s, n]) => `${s}/`.repeat(n)),
);

const target = fc
  .tuple(
    fc.constantFrom('/', '/', '/', '/', '/', '//', '', '\\', 'http://127.0.0.1/', 'file:///', '*'),
    path,
    fc.constantFrom('', '', '', '/', '?', '?a=%', '#', '%'),
  )
  .map((parts) => parts.join(''));

const header = fc.constantFrom(
  ...['0-0', '5-2', '-1', '-', '9999999999-', '0-9999999999', '1e9-', 'NaN', '0-1,5-2'].map(
    (range) => `Range: bytes=${range}`,
  ),
  ...['gzip', 'br', 'br, gzip', '*', 'brotli;q=0', ','].map((name) => `Accept-Encoding: ${name}`),
  ...['*', '""', 'W/"1-1"'].map((tag) => `If-None-Match: ${tag}`),
  ...['Expect: 100-continue', 'Expect: nothing', 'Upgrade: websocket', 'Connection: upgrade'],
  ...['Content-Length: 5', 'Content-Length: -1', 'Content-Length: 1e3', 'Host: twice'],
  ...['Transfer-Encoding: chunked', 'Transfer-Encoding: gzip', 'Trailer: x', 'Te: trailers'],
  ...['Range', ': nameless', ' folded', 'A\0: b', 'X: \x01', `Long: ${'x'.repeat(20_000)}`],
);

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constant('GET') },
  fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PRI'),
  fc.constantFrom('get', 'GETS', '', ' ', '\r\n\r\nGET', 'GET\0', 'G'.repeat(1000)),
);

const version = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' HTTP/1.1') },
  fc.constantFrom(' HTTP/1.0', ' HTTP/2.0', ' HTTP/9.9', ' HTTP', '', ' HTTP/1.1 HTTP/1.1'),
);

const request = fc
  .record({
    method,
    target,
    version,
    headers: fc.array(header, { maxLength: 3 }),
    lineEnd: fc.oneof({ weight: 9, arbitrary: fc.constant('\r\n') }, fc.constant('\n')),
    body: fc.constantFrom('', '', '', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'FFFFFFFFFFFFFFFFF\r\n'),
  })
  .map(({ lineEnd, body, ...parts }) =>
    Buffer.from(
      [
        `${parts.method} ${parts.target}${parts.version}`,
        'Host: 127.0.0.1',
        'Connection: close',
        ...parts.headers,
        '',
        body,
      ].join(lineEnd),
    ),
  );

/** One connection's bytes: a request, several, one that is cut off, or none at all. */
const connection: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 12, arbitrary: request },
  fc.array(request, { minLength: 2, maxLength: 4 }).map((requests) => Buffer.concat(requests)),
  fc
    .tuple(request, fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([whole, share]) => whole.subarray(0, Math.floor(whole.length * share))),
  fc.uint8Array({ maxLength: 200 }),
);

/** The same ones each time. */
export function hostileRequests(count: number): Uint8Array[] {
  return fc.sample(connection, { numRuns: count, seed: 8 });
}
