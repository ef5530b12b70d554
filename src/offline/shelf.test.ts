import { beforeEach, describe, expect, it } from 'vitest';
import { Shelf, type Checksums } from './shelf.ts';

const FOLDER = 'https://scope.example/tools/';

/** Caches as browsers have them, as far as the shelf uses them. */
class PretendCaches {
  readonly kept = new Map<string, Map<string, string>>();

  async open(name: string) {
    const files = this.kept.get(name) ?? new Map<string, string>();
    this.kept.set(name, files);
    return Promise.resolve({
      match: (address: string) => {
        const text = files.get(address);
        return Promise.resolve(text === undefined ? undefined : new Response(text));
      },
      put: async (address: string, response: Response) => {
        files.set(address, await response.text());
      },
    });
  }

  keys = () => Promise.resolve([...this.kept.keys()]);
  delete = (name: string) => Promise.resolve(this.kept.delete(name));
}

let caches: PretendCaches;
/** What the host has now, by name; what it lacks is not found. */
let host: Record<string, string>;
let asked: string[];

function shelf(version: string, names: readonly string[]): Shelf {
  const checksums: Checksums = Object.fromEntries(names.map((name) => [name, `sha256-${name}`]));
  return new Shelf(version, checksums, {
    caches: caches as unknown as CacheStorage,
    folder: FOLDER,
    fetch: (request) => {
      const name = request.url.slice(FOLDER.length).replace(/[?#].*/u, '');
      asked.push(name);
      const text = host[name];
      return Promise.resolve(
        text === undefined ? new Response('', { status: 404 }) : new Response(text),
      );
    },
  });
}

const given = async (of: Shelf, name: string, init?: RequestInit) =>
  (await of.answerTo(new Request(FOLDER + name, init)))?.text() ?? null;

const OLD = ['', 'assets/a-1.js', 'assets/b-1.js'];
const NEW = ['', 'assets/a-2.js', 'assets/b-1.js'];

beforeEach(() => {
  caches = new PretendCaches();
  asked = [];
  host = { '': 'page 1', 'assets/a-1.js': 'a 1', 'assets/b-1.js': 'b 1' };
});

describe('a version', () => {
  it('is given without the network once it has come whole', async () => {
    const old = shelf('1', OLD);
    await old.fill();
    host = {};
    expect(await given(old, '')).toBe('page 1');
    expect(await given(old, 'index.html')).toBe('page 1');
    expect(await given(old, '?embed=1')).toBe('page 1');
    expect(await given(old, 'assets/a-1.js')).toBe('a 1');
  });

  it('is none as long as a file of it does not come, and goes on where it was', async () => {
    delete host['assets/b-1.js'];
    await expect(shelf('1', OLD).fill()).rejects.toThrow('b-1.js was answered with 404');
    host['assets/b-1.js'] = 'b 1';
    asked = [];
    await shelf('1', OLD).fill();
    expect(asked).toEqual(['assets/b-1.js']);
  });

  it('leaves alone what is no file of it', () => {
    const old = shelf('1', OLD);
    expect(old.answerTo(new Request(`${FOLDER}lessons.html`))).toBeNull();
    expect(old.answerTo(new Request('https://scope.example/other/'))).toBeNull();
    expect(old.answerTo(new Request(FOLDER, { method: 'POST' }))).toBeNull();
  });

  it('asks the network for what the browser has thrown away', async () => {
    const old = shelf('1', OLD);
    await old.fill();
    caches.kept.clear();
    expect(await given(old, 'assets/a-1.js')).toBe('a 1');
  });
});

describe('a newer version', () => {
  beforeEach(async () => {
    await shelf('1', OLD).fill();
    host = { '': 'page 2', 'assets/a-2.js': 'a 2', 'assets/b-1.js': 'b 1' };
    asked = [];
    await shelf('2', NEW).fill();
  });

  it('fetches only what has changed', () => {
    expect(asked.sort()).toEqual(['', 'assets/a-2.js']);
  });

  it('does not change what the older one gives', async () => {
    const old = shelf('1', OLD);
    expect(await given(old, '')).toBe('page 1');
    expect(await given(old, 'assets/a-1.js')).toBe('a 1');
  });

  it('still has the parts of the older one for a page that began with it', async () => {
    const newer = shelf('2', NEW);
    expect(await given(newer, '')).toBe('page 2');
    expect(await given(newer, 'assets/a-1.js')).toBe('a 1');
  });

  it('clears what others of its folder have kept, and nobody else', async () => {
    await caches.open('resync-scope https://scope.example/beside/ 1');
    const newer = shelf('2', NEW);
    await newer.clearOthers();
    expect(await caches.keys()).toEqual([
      `resync-scope ${FOLDER} 2`,
      'resync-scope https://scope.example/beside/ 1',
    ]);
    expect(await given(newer, '')).toBe('page 2');
  });
});
