/** A host of one's own for a spec: a copy of the build that can be replaced by a newer one, and go away. */

import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeServiceWorker } from '../scripts/offline.mjs';
import { staticFiles } from '../scripts/static-files.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

export class OwnSite {
  readonly address: string;
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    const { port } = server.address() as AddressInfo;
    // Below the root, as on a host of many pages.
    this.address = `http://127.0.0.1:${port}/tools/`;
  }

  static async start(): Promise<OwnSite> {
    const folder = mkdtempSync(join(tmpdir(), 'scope-site-'));
    cpSync(dist, join(folder, 'tools'), { recursive: true });
    const server = createServer(staticFiles(folder));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new OwnSite(folder, server);
  }

  /**
   * Puts a newer version in the place of the one that is there: another page, whose parts that were named have
   * other names, as if their source had changed.
   */
  async replace(title: string, parts: readonly string[]): Promise<void> {
    const folder = join(this.#folder, 'tools');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      // What was compressed is what it was.
      if (/\.(br|gz)$/u.test(name)) rmSync(join(folder, name));
      if (!/\.(html|js)$/u.test(name)) continue;
      const before = readFileSync(join(folder, name), 'utf8');
      const after = parts.reduce((text, part) => text.replaceAll(part, `${part}newer`), before);
      const newName = parts.reduce((text, part) => text.replace(part, `${part}newer`), name);
      rmSync(join(folder, name));
      const isPage = name === 'index.html';
      const text = isPage ? after.replace(/<title>.*<\/title>/u, `<title>${title}</title>`) : after;
      writeFileSync(join(folder, newName), text);
    }
    await writeServiceWorker(folder);
  }

  /** From now on nobody answers. */
  async goAway(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async remove(): Promise<void> {
    await this.goAway();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
