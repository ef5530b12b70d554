/**
 * A site on this machine with other viewers of traces, as they are in the package registry: `speedscope/` is its
 * release, `flame-chart-js/` a page of ours around that library. Both read the file that is handed in.
 */

import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sirv from 'sirv';
import { bundleText } from '../../scripts/bundle-text.mjs';

export interface ViewerSite {
  /** Ends with a slash. */
  readonly address: string;
  readonly close: () => void;
}

const require = createRequire(import.meta.url);
const SPEEDSCOPE = join(dirname(require.resolve('speedscope/package.json')), 'dist', 'release');
const CHART_PAGE =
  '<!doctype html><title>flame-chart-js</title><style>body { margin: 0 }</style>' +
  '<canvas></canvas><script src="page.js"></script>';

export async function serveViewers(file: string): Promise<ViewerSite> {
  const speedscope = sirv(SPEEDSCOPE);
  const script = await bundleText('e2e/perf/flame-chart-page.ts');
  const data = Buffer.from(file);
  const ours: Partial<Record<string, readonly [type: string, body: string | Buffer]>> = {
    '/flame-chart-js/': ['text/html', CHART_PAGE],
    '/flame-chart-js/page.js': ['text/javascript', script],
    '/flame-chart-js/run.json': ['application/json', data],
    '/speedscope/run.json': ['application/json', data],
  };
  const server = createServer((request, response) => {
    const [type, body] = ours[request.url ?? ''] ?? [];
    if (type !== undefined) {
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
      return;
    }
    request.url = request.url?.replace(/^\/speedscope/u, '');
    speedscope(request, response, () => {
      response.writeHead(404).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
