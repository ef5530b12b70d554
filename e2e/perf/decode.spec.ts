// `scope decode -` on 20 MB: of what a busy machine prints, and of lines that each look like a value.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { report } from './figures.ts';

const scope = fileURLToPath(new URL('../../scripts/scope.mjs', import.meta.url));
const MEGABYTE = 1e6;
const SIZE = 20 * MEGABYTE;
const ROUNDS = 3;
const SMALL = 'HMER: 0840000000000000';

const REPORT =
  '[12060.795693] Severe Hypervisor Maintenance interrupt [Recovered]\n' +
  '[12060.818841]  Error detail: Timer facility experienced an error\n' +
  '[12060.836166]  HMER: 0c40000000000000\n' +
  '[12060.836200]  TFMR: b612000980a04008\n';
const OTHERS =
  '[ 2688.910634] GPR04: 0000000000000000 0000000000000000 0000000000000000 0000000000000000\n'.repeat(
    20,
  ) + '[250418173920,3] ELOG: Error getting buffer to log error\n'.repeat(5);

const LOGS = {
  'a log of a busy machine': OTHERS.repeat(50) + REPORT,
  'nothing but reports': REPORT,
  'words that nearly are values': '[  256.476915661,3] HMI: CPU seems to be tfmr something\n',
} as const;

/** Seconds from its start until it has answered; what it says is thrown away. */
async function decode(text: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [scope, 'decode', '-'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(text);
  expect(await once(child, 'close')).toEqual([0, null]);
  return (performance.now() - start) / 1000;
}

for (const [name, unit] of Object.entries(LOGS)) {
  test(`reading ${name}`, async () => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
    // The first of all makes the bundle.
    await decode(SMALL);
    const speeds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const startSeconds = await decode(SMALL);
      const seconds = (await decode(text)) - startSeconds;
      speeds.push(SIZE / MEGABYTE / seconds);
    }
    report({
      what: `a log of 20 MB in the terminal: ${name}, best of ${ROUNDS}`,
      unit: 'MB/s',
      measured: Math.max(...speeds),
      budget: 20,
      atLeast: true,
    });
  });
}
