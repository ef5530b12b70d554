// The real command in a process of its own: streams, exit status, closed pipes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const scope = fileURLToPath(new URL('../../scripts/scope.mjs', import.meta.url));
/** The first command bundles its source; that takes its time on a busy machine. */
const LIMIT_MS = 60_000;

interface Outcome {
  readonly status: unknown;
  readonly out: string;
  readonly err: string;
}

async function run(words: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, [scope, ...words]);
  child.stdin.end(input);
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = (await ended) as unknown[];
  return { status, out, err };
}

beforeAll(() => run([]), LIMIT_MS);

describe.concurrent('scope', { timeout: LIMIT_MS }, () => {
  it('answers on standard output alone', async () => {
    const { status, out, err } = await run(['run', 'four-way-fixed', '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ invariants: expect.any(Array) as unknown });
  });

  it('prints its help when nothing is asked', async () => {
    const { status, out, err } = await run([]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^scope: .*\n\nUsage: /);
  });

  it('refuses bad input with one line and status 2', async () => {
    expect(await run(['run', '-'], '{"split": 3}')).toEqual({
      status: 2,
      out: '',
      err: 'scope: split: expected one of 1, 2, 4, got 3\n',
    });
    expect(await run(['lst'])).toEqual({
      status: 2,
      out: '',
      err: 'scope: unknown command "lst"; did you mean list?\n',
    });
  });

  it('takes a link from standard input', async () => {
    const { out: link } = await run(['link', 'unsplit-pre-fix']);
    const { status, out } = await run(['run', '-'], link);
    expect(status).toBe(0);
    expect(out).toMatch(/^Unsplit core before the fix\n/);
  });

  it('reads a log from standard input, whatever its bytes are', async () => {
    const log = 'ohne\u0000Sinn\nTFMR: 3612000980a44000\n';
    for (const words of [['decode', '-'], ['decode']]) {
      const { status, out, err } = await run(words, log);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(out).toMatch(/^2:1 {2}TFMR/);
    }
  });

  it('says what was rounded, and answers all the same', async () => {
    const { status, out, err } = await run(
      ['link', '-'],
      '{"split": 1, "subcores": [{"tbOffset": "0x1"}]}',
    );
    expect(status).toBe(0);
    expect(out).toMatch(/^#v=1&/);
    expect(err).toMatch(/^scope: note: subcores\[0\]\.tbOffset: .*\n$/);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [scope, 'trace', 'carry-check']);
    // Closed before the first byte is written: every write meets a closed pipe.
    child.stdout.destroy();
    const ended = once(child, 'close');
    const err = await text(child.stderr);
    expect([await ended, err]).toEqual([[0, null], '']);
  });
});
