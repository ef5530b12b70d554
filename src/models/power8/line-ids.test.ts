/**
 * Links of edited kernels name lines, so that an id must go on meaning the line that it meant. A text may
 * be worded better (here too, then), and lines may be added where they do not shift the others. Ids of
 * version 1 are translated.
 *
 *   FREEZE_LINES=1 npx vitest run src/models/power8/line-ids && npx prettier --write src/models
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsed } from '../../testing/scenarios.ts';
import { buildPower8 } from './index.ts';
import { renamedLine } from './version-1.ts';

type Texts = Readonly<Record<string, string>>;

const fixture = (version: number): URL =>
  new URL(`./fixtures/line-ids-v${String(version)}.json`, import.meta.url);
const frozenIn = (version: number): Readonly<Record<string, Texts>> =>
  JSON.parse(readFileSync(fixture(version), 'utf8')) as Readonly<Record<string, Texts>>;

const KERNELS = ['pre-fix', 'v4.8'] as const;

function textsOf(kernel: string): Texts {
  const scenario = parsed({ kernel, split: 2, threadsPerSubcore: 2, subcores: [{}, {}] });
  const { lines } = buildPower8(scenario).description;
  return Object.fromEntries(lines.map(({ id, text }) => [id, text]));
}

if (process.env['FREEZE_LINES'] === '1') {
  const texts = Object.fromEntries(KERNELS.map((kernel) => [kernel, textsOf(kernel)]));
  writeFileSync(fixture(2), `${JSON.stringify(texts, null, 2)}\n`);
}

describe.each(KERNELS)('the lines of kernel %s', (kernel) => {
  it('have the ids that they had when they were published', () => {
    expect(textsOf(kernel)).toMatchObject(frozenIn(2)[kernel] ?? {});
  });

  it('can still be found by the ids of version 1', () => {
    const now = textsOf(kernel);
    const lost = Object.keys(frozenIn(1)[kernel] ?? {}).filter((id) => !(renamedLine(id) in now));
    // A jump to a function that is called now.
    const jump = `kvm_secondary_got_guest:control${kernel === 'v4.8' ? '#2' : ''}`;
    expect(lost).toEqual([jump]);
  });
});
