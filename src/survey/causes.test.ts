/** Causes are recognised by what happened in a run: one that was found, played by hand, or made up. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import type { Model } from '../models/model.ts';
import { parsed } from '../testing/scenarios.ts';
import { Library } from '../worker/library.ts';
import { causeOf, CAUSES } from '../models/power8/survey/causes.ts';
import { entryOf, type Entry } from '../models/power8/survey/entry.ts';
import { surveyGroups } from '../models/power8/survey/rows.ts';
import { storyOf, type Look, type Moment } from '../models/power8/survey/story.ts';
import { machineOf } from './examine.ts';
import { find } from './find.ts';
import { replay } from './replay.ts';
import { asPower8 } from '../models/power8/settings.ts';

const library = new Library({ ...catalogue, presets: [] });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const MAX_STATES = 20_000;
const AHEAD = '0x1000000000';

function searched(id: string): Entry {
  const row = surveyGroups()
    .flatMap(({ rows }) => rows)
    .find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  const result = find(row, { library, sha256 }, MAX_STATES);
  return entryOf(row, result, replay(row, result, library));
}

/** Letters of the causes that were found, with the invariants that each explains. */
function found({ cells }: Entry): ReadonlyMap<string, readonly string[]> {
  const letters = new Map<string, string[]>();
  for (const { invariant, broken } of cells) {
    const letter = broken?.cause?.letter;
    if (letter !== undefined) letters.set(letter, [...(letters.get(letter) ?? []), invariant]);
  }
  return letters;
}

type Script = readonly (readonly [actor: string, past?: string])[];

/** Each actor in turn: one step, or, for a thread, all that it takes to have done an op with such a label. */
function played({ machine, description }: Model, script: Script): string[] {
  const state = machine.initial.slice();
  const schedule: string[] = [];
  const op = (thread: number): string => {
    const { line } = description.instructions[machine.place(state, thread)] ?? { line: -1 };
    const { label, kind } = description.lines[line] ?? { label: '', kind: 'wait' };
    return kind === 'op' ? label : '';
  };
  for (const [id, past] of script) {
    const actor = machine.actors.findIndex((one) => one.id === id);
    for (let isPast = false; !isPast;) {
      isPast = past === undefined || new RegExp(`^${past}$`).test(op(actor));
      if (!machine.enabled(state, actor)) throw new Error(`${id} cannot move`);
      machine.step(state, actor);
      schedule.push(id);
    }
  }
  return schedule;
}

function letterOf(scenario: unknown, invariant: string, script: Script) {
  const { order } = machineOf(parsed(scenario), library);
  const schedule = played(order.model, script);
  return causeOf(storyOf(order.model, asPower8(order.scenario), invariant, schedule))?.letter;
}

describe('a cause that a search has found', () => {
  it('is the offset before or after the reload where a subcore enters', () => {
    const letters = found(searched('2-way-single/either-again/plain'));
    expect(letters.get('D')).toContain('reload-safe');
    expect(letters.get('C')).toContain('host-tb');
  });

  it('is the yardstick for one-resync alone', () => {
    const letters = found(searched('2-way-single/either-again/plain'));
    expect(letters.get('F')).toEqual(['one-resync']);
  });

  it('is a dropped HMI where a second error follows on an unsplit core', () => {
    const letters = found(searched('unsplit/either-again/two-errors'));
    expect(letters.get('B')).toContain('tb-at-rest');
  });

  it('is the broken promise of the hardware wherever a TB error does not reach everybody', () => {
    const { cells } = searched('2-way-single/either-again/one-subcore');
    const broken = cells.filter(({ holds }) => holds === false);
    expect(broken).not.toEqual([]);
    expect(new Set(broken.map((cell) => cell.broken?.cause?.letter))).toEqual(new Set(['A']));
  });

  it('is the ChipTOD where that stands still', () => {
    const letters = found(searched('2-way-single/guests-without-tod/no-tb-error'));
    expect([...letters.keys()]).toEqual(['J']);
    expect(letters.get('J')).toContain('tb-at-rest');
  });

  it('is no broken promise where the HMI of one thread is about no TB error', () => {
    const letters = found(searched('2-way-single/either-again/one-thread-no-tb-error'));
    expect([...letters.keys()]).toEqual(['D']);
  });
});

describe('a secondary that saves dec_expires', () => {
  const scenario = {
    split: 1,
    threadsPerSubcore: 2,
    subcores: [{ tbOffset: AHEAD }],
    environment: { tbErrors: 0, otherExits: true },
  };

  it('is misled where its primary has subtracted the offset meanwhile', () => {
    const late: Script = [['exit-t1'], ['t1', 'X4'], ['doorbell-t0'], ['t0', 'X14'], ['t1', 'X5']];
    expect(letterOf(scenario, 'dec-expires', late)).toBe('E');
  });

  it('is not where it comes first', () => {
    const early: Script = [['exit-t1'], ['t1', 'X5'], ['doorbell-t0'], ['t0', 'X14']];
    expect(letterOf(scenario, 'dec-expires', early)).toBeUndefined();
  });
});

describe('a secondary that sets its DEC', () => {
  const scenario = (tbOffset: string) => ({
    split: 1,
    threadsPerSubcore: 2,
    subcores: [{ start: 'host', tbOffset, entries: 1 }],
    environment: { tbErrors: 0 },
  });
  const early: Script = [
    ['t0', 'E2'],
    ['t1', 'E11a?'],
  ];

  it('is misled where its primary has not added the offset', () => {
    expect(letterOf(scenario(AHEAD), 'dec-expires', early)).toBe('E');
  });

  it('is not where the primary has, nor where there is no offset', () => {
    const late: Script = [
      ['t0', 'E9'],
      ['t1', 'E11a?'],
    ];
    expect(letterOf(scenario(AHEAD), 'dec-expires', late)).toBeUndefined();
    expect(letterOf(scenario('0x0'), 'dec-expires', early)).toBeUndefined();
  });

  it('explains nothing but dec-expires', () => {
    expect(letterOf(scenario(AHEAD), 'host-tb', early)).toBeUndefined();
  });
});

describe('HDEC that is taken before a latched HMI', () => {
  const letter = (hmiPriority: string) =>
    letterOf(
      {
        split: 2,
        subcores: [{ start: 'host', tbOffset: AHEAD, entries: 1 }, { start: 'host' }],
        environment: { hdecSoon: true, hmiPriority },
      },
      'host-tb',
      [['t0', 'E13'], ['hdec-s0'], ['error'], ['t0', 'E14'], ['hdec-t0']],
    );

  it('is a cause where the order is open', () => {
    expect(letter('either')).toBe('G');
  });

  it('is impossible where the HMI comes first', () => {
    expect(() => letter('hmi')).toThrow('hdec-t0 cannot move');
  });
});

describe('a made-up run', () => {
  const look = (more: Partial<Look> = {}): Look => ({
    core: () => 0,
    coreName: () => 'RUNNING',
    subcore: () => 0,
    thread: () => 1,
    ...more,
  });

  const moment = (more: Partial<Moment>, ...events: string[]): Moment => ({
    thread: -1,
    op: '',
    events: new Set(events),
    before: look(),
    ...more,
  });

  /** Two subcores, with two threads each. */
  function letter(invariant: string, moments: readonly Moment[], environment: object = {}) {
    const subcores = [{ tbOffset: AHEAD }, { tbOffset: AHEAD }];
    const { description } = machineOf({ split: 2, threadsPerSubcore: 2, subcores }, library).order
      .model;
    const { threads, groups } = description;
    const scenario = parsed({ split: 2, threadsPerSubcore: 2, subcores, environment });
    return causeOf({ scenario, invariant, threads, groups, moments, end: look() })?.letter;
  }

  const struck = (tbst: string, environment: object = {}) =>
    letter(
      'recovered',
      [moment({ before: look({ coreName: () => tbst }) }, 'hmi-raised')],
      environment,
    );

  it('shows an error that strikes while the TB is loaded, and not one while it runs', () => {
    expect(struck('SYNC_WAIT')).toBe('H');
    expect(struck('RUNNING')).toBeUndefined();
    expect(struck('SYNC_WAIT', { errorKind: 'PROC_RECV_DONE' })).toBeUndefined();
  });

  const loadedBy = (thread: number) => {
    const carries = (s: number, name: string) => Number(s === 0 && name === 'owed');
    return letter('reload-safe', [
      moment({ thread, op: 'TL2' }),
      moment({ before: look({ subcore: carries }) }, 'tb-loaded'),
    ]);
  };

  it('tells a secondary that reloads under its own vcore from a thread of another subcore', () => {
    expect(loadedBy(1)).toBe('I');
    expect(loadedBy(2)).toBe('D');
  });

  it('shows a secondary that saves dec_expires from a TB that was zeroed', () => {
    const saved = (short: number) => {
      const subcore = (_: number, name: string) => (name === 'short' ? short : 1);
      return letter('dec-expires', [moment({ thread: 1, op: 'X5', before: look({ subcore }) })]);
    };
    expect(saved(3)).toBe('E');
    expect(saved(0)).toBeUndefined();
  });
});

describe('the causes', () => {
  it('have letters and titles of their own', () => {
    expect(new Set(CAUSES.map(({ letter }) => letter)).size).toBe(CAUSES.length);
    expect(new Set(CAUSES.map(({ title }) => title)).size).toBe(CAUSES.length);
  });
});
