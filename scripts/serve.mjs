// `npm start`: builds, serves that and prints the address. Arguments that mean nothing, before there is
// a build, and ports that cannot be had end it with one line and status 2.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { serveOptions } from './serve-options.mjs';
import { staticFiles } from './static-files.mjs';

/**
 * @param {number} status
 * @param {string} sentence
 * @returns {never}
 */
function end(status, sentence) {
  console.error(`serve: ${sentence}`);
  process.exit(status);
}

function optionsOrEnd() {
  try {
    return serveOptions(process.argv.slice(2), process.env);
  } catch (error) {
    return end(2, error instanceof Error ? error.message : String(error));
  }
}

const { ports, host, folder, build } = optionsOrEnd();
if (build) {
  const vite = await import('vite');
  // What is wrong has been printed.
  await vite.build({ logLevel: 'warn' }).catch(() => end(1, 'the build has failed'));
}
if (!existsSync(join(folder, 'index.html'))) {
  end(1, `no index.html in ${folder}; run: npm run build`);
}
const server = createServer(staticFiles(folder));
const hostInAddress = host.includes(':') ? `[${host}]` : host;

/** Listens on the first free port of `ports`. */
async function listen() {
  for (const port of ports) {
    try {
      server.listen(port, host);
      await once(server, 'listening');
      return;
    } catch (error) {
      const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE') end(2, `cannot listen: ${message}`);
    }
  }
  const which =
    ports.length > 1 ? `the ports from ${ports[0]} to ${ports.at(-1)} are` : `port ${ports[0]} is`;
  end(2, `${which} taken on ${host}; --port 0 takes a free one`);
}

await listen();
// From here on an error is one connection's, such as one more than there are file descriptors.
server.on('error', (error) => console.error(`serve: ${error.message}`));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
console.log(`Resync Scope: http://${hostInAddress}:${address.port}/`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => process.exit(0));
}
