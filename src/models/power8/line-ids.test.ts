/**
 * Links of edited kernels name lines, so that an id must go on meaning the line that it meant. A text may
 * be worded better (here too, then), and lines may be added where they do not shift the others.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsed } from '../../testing/scenarios.ts';
import { buildPower8 } from './index.ts';

type Texts = Readonly<Record<string, string>>;

const path = new URL('./fixtures/line-ids-v1.json', import.meta.url);
const frozen = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Texts>>;

function textsOf(kernel: string): Texts {
  const scenario = parsed({ kernel, split: 2, threadsPerSubcore: 2, subcores: [{}, {}] });
  const { lines } = buildPower8(scenario).description;
  return Object.fromEntries(lines.map(({ id, text }) => [id, text]));
}

describe.each(Object.keys(frozen))('the lines of kernel %s', (kernel) => {
  it('have the ids that they had when they were published', () => {
    expect(textsOf(kernel)).toMatchObject(frozen[kernel] ?? {});
  });
});
