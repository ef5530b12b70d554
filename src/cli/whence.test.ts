import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));

describe('whence', () => {
  it('leads from a wrong clock back to the error', async () => {
    const text = await answer('whence', 'two-way-pre-fix', 'subcore0.tbMinusTod');
    expect(text).toContain('subcore0.tbMinusTod = -0x1000000000 after 102 steps');
    const steps = [...text.matchAll(/^ {2}- step (\d+), .*: (.*)$/gm)].map(([, step, words]) => [
      step,
      words,
    ]);
    expect(steps[0]).toEqual(['87', 't0 subtracts its offset']);
    expect(text).toContain('subcore0.tbMinusTod: 0x0 to -0x1000000000');
    expect(steps.at(-1)?.[0]).toBe('0');
    expect(text).toContain('the hardware reports TB_MISSING_STEP');
  });

  it('tells the same as JSON, of the state after a step', async () => {
    const text = await answer('whence', 'bit-63-race', 't2', '--step', '50', '--json');
    expect(JSON.parse(text)).toMatchObject({
      step: 50,
      now: [{ id: 'subcore0.in_guest', value: 1 }],
      next: { step: 51, actor: 't0', reads: false },
    });
    const cell = await answer(
      'whence',
      'bit-63-race',
      'subcore0.in_guest',
      '--step',
      '50',
      '--json',
    );
    expect(JSON.parse(cell)).toMatchObject({ chain: [], waiting: ['t2', 't4'] });
  });

  it('says what is wrong with a name or a step', async () => {
    expect(await errorOf('whence', 'unsplit-pre-fix')).toMatch(
      /^whence needs the name of a register/,
    );
    expect(await errorOf('whence', 'unsplit-pre-fix', 'subcore0.tbb')).toMatch(
      /did you mean subcore0\.tb\?$/,
    );
    expect(await errorOf('whence', 'unsplit-pre-fix', 'core.tod', '--step', '999')).toContain(
      'no step 999',
    );
  });
});
