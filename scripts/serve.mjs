// Serves the production build as a careful static host would: strict headers, hashed assets cached
// for ever, nothing outside dist/. Options: --port (4173 or the next free one; 0: any), --host.

import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contentSecurityPolicy } from './content-security-policy.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const portsToTry = 20;

/** @type {Record<string, string>} */
const mimeTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * The file a request path names, or undefined when there is none inside dist/.
 * @param {string} requestPath
 */
function fileFor(requestPath) {
  let path;
  try {
    path = normalize(join(dist, decodeURIComponent(requestPath)));
  } catch {
    return undefined;
  }
  if (path.includes('\0') || !(path + sep).startsWith(dist + sep)) return undefined;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) path = join(path, 'index.html');
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? path : undefined;
}

const server = createServer((request, response) => {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const requestPath = (request.url ?? '/').replace(/[?#].*$/u, '');
  const path = fileFor(requestPath);
  if (!path) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  // Names under assets/ carry a hash of the content; every other name may change what it means.
  const hashed = path.startsWith(join(dist, 'assets') + sep);
  response.writeHead(200, {
    'Content-Type': mimeTypes[extname(path)] ?? 'application/octet-stream',
    'Content-Length': statSync(path).size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else {
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
  }
});

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4173' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

const firstPort = Number(values.port);
if (!Number.isInteger(firstPort) || firstPort < 0 || firstPort > 65535) {
  console.error(`serve: --port takes a number from 0 to 65535, not ${values.port}`);
  process.exit(2);
}
if (!existsSync(join(dist, 'index.html'))) {
  console.error('serve: nothing is built yet; run: npm run build');
  process.exit(1);
}

let port = firstPort;
server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === 'EADDRINUSE' && port < Math.min(firstPort + portsToTry, 65535)) {
    port += 1;
    server.listen(port, values.host);
    return;
  }
  console.error(`serve: cannot listen on port ${String(port)}: ${error.message}`);
  process.exit(1);
});
server.on('listening', () => {
  const address = server.address();
  const actualPort = typeof address === 'object' && address ? address.port : port;
  const host = values.host.includes(':') ? `[${values.host}]` : values.host;
  console.log(`Resync Scope: http://${host}:${String(actualPort)}/`);
});
server.listen(port, values.host);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => process.exit(0));
}
