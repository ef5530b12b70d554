/**
 * The files of one version of the page, kept on the device. A file is taken only with the checksum that the
 * build has given it, so that what a host serves while it is being replaced never becomes half of a version.
 */

/** By name below the page's folder, '' for the page itself: what the browser's `integrity` takes. */
export type Checksums = Readonly<Record<string, string>>;

/** What it needs of a service worker. */
export interface Device {
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
  /** The folder of the page, with a slash at its end. Others of the origin may keep files, too. */
  readonly folder: string;
}

/** Names in it carry a hash of the content: another version has others. */
const HASHED = 'assets/';

export class Shelf {
  readonly #checksums: Checksums;
  readonly #device: Device;
  readonly #name: string;

  constructor(version: string, checksums: Checksums, device: Device) {
    this.#checksums = checksums;
    this.#device = device;
    this.#name = this.#prefix + version;
  }

  get #prefix(): string {
    return `resync-scope ${this.#device.folder} `;
  }

  /** Fetches what is not there yet; rejects, and may be tried again, unless all of it has come. */
  async fill(): Promise<void> {
    const cache = await this.#device.caches.open(this.#name);
    await Promise.all(Object.keys(this.#checksums).map((name) => this.#take(cache, name)));
  }

  async #take(cache: Cache, name: string): Promise<void> {
    const address = this.#device.folder + name;
    if ((await this.#found(cache, address)) !== undefined) return;
    const known = name.startsWith(HASHED) ? await this.#keptByAny(address) : undefined;
    await cache.put(address, known ?? (await this.#fetched(name)));
  }

  async #fetched(name: string): Promise<Response> {
    const request = new Request(this.#device.folder + name, {
      integrity: this.#checksums[name] ?? '',
      // A hashed name that the page has just loaded needs no second journey.
      cache: name.startsWith(HASHED) ? 'default' : 'no-cache',
    });
    const response = await this.#device.fetch(request);
    if (!response.ok) throw new Error(`${request.url} was answered with ${response.status}`);
    // A page that came by a redirection may not answer for another address.
    return response.redirected ? new Response(response.body, response) : response;
  }

  /** What is kept for the request; null for what is none of these files. */
  answerTo(request: Request): Promise<Response> | null {
    const name = this.#nameOf(request);
    return name === null ? null : this.#answer(name, request);
  }

  async #answer(name: string, request: Request): Promise<Response> {
    const address = this.#device.folder + name;
    const cache = await this.#device.caches.open(this.#name);
    const own = await this.#found(cache, address);
    // A browser that is short of room may have thrown it away, and an older page asks for its own.
    return own ?? (await this.#keptByAny(address)) ?? this.#device.fetch(request);
  }

  #nameOf({ method, url }: Request): string | null {
    const { folder } = this.#device;
    if (method !== 'GET' || !url.startsWith(folder)) return null;
    const path = url.slice(folder.length).replace(/[?#].*$/su, '');
    const name = path === 'index.html' ? '' : path;
    return Object.hasOwn(this.#checksums, name) || name.startsWith(HASHED) ? name : null;
  }

  /** Throws away what other versions have kept. */
  async clearOthers(): Promise<void> {
    const names = await this.#allNames();
    const others = names.filter((name) => name !== this.#name);
    await Promise.all(others.map((name) => this.#device.caches.delete(name)));
  }

  async #allNames(): Promise<readonly string[]> {
    const names = await this.#device.caches.keys();
    return names.filter((name) => name.startsWith(this.#prefix));
  }

  async #keptByAny(address: string): Promise<Response | undefined> {
    for (const name of await this.#allNames()) {
      const found = await this.#found(await this.#device.caches.open(name), address);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Compressed or not, it is the same file. */
  #found(cache: Cache, address: string): Promise<Response | undefined> {
    return cache.match(address, { ignoreVary: true });
  }
}
