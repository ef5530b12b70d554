import { describe, expect, it } from 'vitest';
import { pretendScenario } from '../../testing/pretend/engine.ts';
import type { Scenario } from '../../store/state.ts';
import { changeOf, draftOf, fieldOf, helpOf, partsOf, problemsOf, type Draft } from './draft.ts';
import { settings } from '../../testing/scenarios.ts';

const scenario: Scenario = pretendScenario;
const parts = partsOf(settings, scenario);
const draft = draftOf(parts, scenario);
const problems = (of: Draft, about = scenario) => problemsOf(parts, of, settings, about);
const change = (of: Draft, about = scenario) => changeOf(parts, of, settings, about);

describe('the form', () => {
  it('has a box for every subcore and one for the environment, and not what is in sight', () => {
    expect(parts.map(({ legend }) => legend)).toEqual([
      '',
      'Subcore 0',
      'Subcore 1',
      'Subcore 2',
      'Subcore 3',
      'Environment',
      'Registers as in a log',
    ]);
    expect(parts[0]?.fields.map(({ path }) => path)).toEqual(['firmware', 'threadsPerSubcore']);
    expect(parts[3]?.fields.map(({ path }) => path)).toContain('subcores[2].tbOffset');
  });

  it('says beside a field what its value means', () => {
    const help = (path: string, value: string, about = scenario) => {
      const field = parts.flatMap(({ fields }) => fields).find((one) => one.path === path);
      return field && helpOf(field, value, settings, about);
    };
    expect(help('environment.errorKind', 'PROC_RECV_DONE')).toMatch(/a processor recovery/);
    expect(help('subcores[0].tbOffset', '0x1')).toMatch(/^Becomes 0x1000000, rounded up/);
    expect(help('threadsPerSubcore', '1')).toBe(
      'At most 2 in split mode 4. The others stay offline.',
    );
    expect(help('threadsPerSubcore', '1', { ...scenario, split: 1 })).toMatch(/^At most 8 /);
  });
});

describe('a draft', () => {
  it('that was not touched has no problems and changes nothing', () => {
    expect(problems(draft)).toEqual({});
    const { firmware, threadsPerSubcore, subcores, environment, machine } = pretendScenario;
    expect(change(draft)).toEqual({ firmware, threadsPerSubcore, subcores, environment, machine });
  });

  it('names each field that is wrong', () => {
    const wrong = {
      ...draft,
      threadsPerSubcore: '3',
      'environment.tbErrors': '-1',
      'subcores[0].tbOffset': '12',
      'subcores[0].entries': '1.5',
    };
    expect(Object.keys(problems(wrong)).sort()).toEqual([
      'environment.tbErrors',
      'subcores[0].entries',
      'subcores[0].tbOffset',
      'threadsPerSubcore',
    ]);
    expect(problems(wrong)['threadsPerSubcore']).toBe(
      'A whole number from 1 to 2: split mode 4 leaves no more threads a subcore.',
    );
    const three = { ...draft, threadsPerSubcore: '3' };
    expect(problems(three, { ...scenario, split: 2 })).toEqual({});
    expect(change(wrong)).toBeNull();
    expect(change(three)).toBeNull();
  });

  it('takes numbers as they are printed, and leaves offsets to the gate', () => {
    const typed = {
      ...draft,
      'subcores[3].tbOffset': ' −0x80_4600_0000 ',
      'subcores[3].entries': '4,095',
    };
    expect(problems(typed)).toEqual({});
    expect(change(typed)?.['subcores']).toMatchObject([
      {},
      {},
      {},
      { tbOffset: ' −0x80_4600_0000 ', entries: 4095 },
    ]);
  });
});

describe('fieldOf', () => {
  it('finds the field of the form that a sentence starts with', () => {
    expect(fieldOf(parts, 'subcores[2].tbOffset: expected a hexadecimal number, got 7')).toBe(
      'subcores[2].tbOffset',
    );
    expect(fieldOf(parts, 'environment.scope: expected one of')).toBe('environment.scope');
    expect(fieldOf(parts, 'split: expected one of')).toBeNull();
    expect(fieldOf(parts, 'The schedule takes a disabled step.')).toBeNull();
  });
});
