import { describe, expect, it } from 'vitest';
import { pretendScenario } from '../../testing/pretend/engine.ts';
import { changeOf, draftOf, fieldOf, problemsOf } from './draft.ts';

describe('a draft', () => {
  it('that was not touched has no problems and changes nothing', () => {
    const draft = draftOf(pretendScenario);
    expect(problemsOf(draft, 4)).toEqual({});
    const { threadsPerSubcore, subcores, environment } = pretendScenario;
    expect(changeOf(draft, 4)).toEqual({ threadsPerSubcore, subcores, environment });
  });

  it('names each field that is wrong', () => {
    const draft = draftOf(pretendScenario);
    const [first, ...rest] = draft.subcores;
    if (first === undefined) throw new Error('no subcores');
    const wrong = {
      ...draft,
      threadsPerSubcore: '3',
      tbErrors: '-1',
      subcores: [{ ...first, tbOffset: '12', entries: '1.5' }, ...rest],
    };
    expect(Object.keys(problemsOf(wrong, 4)).sort()).toEqual([
      'environment.tbErrors',
      'subcores[0].entries',
      'subcores[0].tbOffset',
      'threadsPerSubcore',
    ]);
    expect(problemsOf({ ...draft, threadsPerSubcore: '3' }, 2)).toEqual({});
    expect(changeOf(wrong, 4)).toBeNull();
    expect(changeOf({ ...draft, threadsPerSubcore: '3' }, 4)).toBeNull();
  });

  it('takes numbers as they are printed, and leaves offsets to the gate', () => {
    const draft = draftOf(pretendScenario);
    const typed = draft.subcores.map((one) => ({
      ...one,
      tbOffset: ' −0x80_4600_0000 ',
      entries: '4,095',
    }));
    expect(problemsOf({ ...draft, subcores: typed }, 4)).toEqual({});
    expect(changeOf({ ...draft, subcores: typed }, 4)?.subcores?.[3]).toMatchObject({
      tbOffset: ' −0x80_4600_0000 ',
      entries: 4095,
    });
  });
});

describe('fieldOf', () => {
  it('finds the field that a sentence starts with', () => {
    expect(fieldOf('subcores[2].tbOffset: expected a hexadecimal number, got 7')).toBe(
      'subcores[2].tbOffset',
    );
    expect(fieldOf('environment.scope: expected one of')).toBe('environment.scope');
    expect(fieldOf('The schedule takes a disabled step.')).toBeNull();
  });
});
