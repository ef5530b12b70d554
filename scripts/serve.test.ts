import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveOptions } from './serve-options.mjs';
import { runScript } from './testing/process.ts';
import { serveScript, startServer } from './testing/running-server.ts';
import { makeSite, PAGE, type Site } from './testing/site.ts';

let site: Site;
beforeAll(() => {
  site = makeSite();
});
afterAll(() => site.remove());

describe('the server', () => {
  it('serves a folder whose path has the marks of a URL in it', async () => {
    expect(site.folder).toMatch(/[#?%]/u);
    const server = await startServer(site.folder);
    expect((await server.ask('/')).body).toBe(PAGE);
    expect(await server.stop()).toMatchObject({ status: 0, err: '' });
  });

  it('takes the next port when nobody asks for one and the usual one is taken', async () => {
    const first = await startServer(site.folder, { portArguments: [] });
    const second = await startServer(site.folder, { portArguments: [] });
    expect(second.port).toBeGreaterThan(first.port);
    for (const server of [first, second]) {
      expect((await server.ask('/')).body).toBe(PAGE);
      await server.stop();
    }
  });

  it('says that there is no build', async () => {
    const empty = join(site.folder, 'nothing-built');
    mkdirSync(empty);
    expect(await runScript(serveScript, ['--folder', empty])).toEqual({
      status: 1,
      out: '',
      err: `serve: no index.html in ${empty}; run: npm run build\n`,
    });
  });

  it('refuses a port that is taken with one line and status 2', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const outcome = {
      status: 2,
      out: '',
      err: `serve: port ${port} is taken on 127.0.0.1; --port 0 takes a free one\n`,
    };
    const args = ['--folder', site.folder];
    expect(await runScript(serveScript, [...args, '--port', port])).toEqual(outcome);
    expect(await runScript(serveScript, args, { PORT: port })).toEqual(outcome);
    taken.close();
  });

  it('refuses arguments that mean nothing with one line and status 2', async () => {
    expect(await runScript(serveScript, ['--nope'])).toEqual({
      status: 2,
      out: '',
      err: "serve: Unknown option '--nope'; it takes --port, --host and --folder\n",
    });
  });

  it('refuses an address that is not this machine’s with one line and status 2', async () => {
    const args = ['--folder', site.folder, '--port', '0', '--host', '192.0.2.1'];
    const { status, out, err } = await runScript(serveScript, args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^serve: cannot listen: .*192\.0\.2\.1.*\n$/u);
  });
});

describe('the options', () => {
  it('are this machine alone, and the first free port from 4173 on', () => {
    const { ports, host, folder } = serveOptions([], {});
    expect([ports.length, ports[0], ports[1], host]).toEqual([20, 4173, 4174, '127.0.0.1']);
    expect(folder).toMatch(/dist$/u);
  });

  it('build first for npm start, and for nobody else', () => {
    expect([serveOptions(['--build'], {}).build, serveOptions([], {}).build]).toEqual([
      true,
      false,
    ]);
    expect(() => serveOptions(['--build', '--nope'], {})).toThrow("Unknown option '--nope'");
  });

  it.each([
    [['--port', '0'], '', [0]],
    [['--port=65535'], '', [65_535]],
    [[], '8080', [8080]],
    [['--port', '81'], '8080', [81]],
  ])('take a port from %j and PORT=%j', (args, PORT, ports) => {
    expect(serveOptions(args, { PORT }).ports).toEqual(ports);
  });

  it.each(['1e3', '0x10', '-1', '65536', '', ' 80', '8.0', '123456'])(
    'refuse %j for a port',
    (port) => {
      const sentence = `--port takes a number from 0 to 65535, not ${JSON.stringify(port)}`;
      expect(() => serveOptions([`--port=${port}`], {})).toThrow(sentence);
    },
  );

  it('refuse a PORT of the environment by its name', () => {
    expect(() => serveOptions([], { PORT: 'http' })).toThrow('PORT takes a number');
  });

  it.each([
    [['--nope'], "Unknown option '--nope'; it takes"],
    [['here'], "Unexpected argument 'here'; it takes"],
    [['--port'], "Option '--port <value>' argument missing; it takes"],
    [['--port', '--host'], "Option '--port' argument is ambiguous; it takes"],
    [['--host='], '--host takes a name or an address'],
  ])('refuse %j in one line', (args, sentence) => {
    expect(() => serveOptions(args, {})).toThrow(sentence);
    expect(() => serveOptions(args, {})).toThrow(/^[^\n]+$/u);
  });
});
