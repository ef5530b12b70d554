/** What-if edits on their way from a page, a file or a link to a run: made, refused or dropped. */
import { describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import { catalogue } from '../models/power8/catalogue.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import { guardOf } from '../scenario/guard.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Scenario, ScenarioInput } from '../models/power8/settings.ts';
import { parsed } from '../testing/scenarios.ts';
import { Library } from './library.ts';
import { openAtOnce, type Session } from './session.ts';

const library = new Library(catalogue);
const HANDLER = 'kvmppc_realmode_hmi_handler';
const skipH4: Edit = { kind: 'skip', at: `${HANDLER}:H4` };
const splitBit63: Edit = { kind: 'split', at: 'kvmppc_tb_resync_required:op' };

const twoWay = (more: Partial<ScenarioInput> = {}): Scenario =>
  parsed({ split: 2, subcores: [{ tbOffset: '0x1000000000' }, { start: 'host' }], ...more });

function open(source: Source): Session {
  const session = openAtOnce(source, library, { columns: false });
  if (!session.ok) throw new Error(session.error.sentence);
  return session.value;
}

function refusal(source: Source): Failure {
  const session = openAtOnce(source, library, { columns: false });
  if (session.ok) throw new Error('opened');
  return session.error;
}

const fresh = (scenario: unknown, step = 0): Source => ({ kind: 'scenario', scenario, step });

describe('a scenario with edits', () => {
  it('opens as an edited program, and says what was edited', () => {
    const { opened } = open(fresh(twoWay({ edits: [splitBit63, skipH4] })));
    expect(opened.description.edits).toEqual([
      {
        at: splitBit63.at,
        function: 'kvmppc_tb_resync_required',
        text: '!test_and_set_bit(CORE_TB_RESYNC_REQ_BIT, &flags): split into its parts',
      },
      { at: skipH4.at, function: HANDLER, text: 'H4 call wait_for_subcore_guest_exit: skipped' },
    ]);
    const { lines } = opened.description;
    expect(lines.find(({ id }) => id === skipH4.at)?.edit).toEqual({
      kind: 'skip',
      sign: '-',
      note: 'skipped',
      by: 1,
    });
  });

  it('is no longer the preset that it came from', () => {
    const preset = defined(library.presets[0], 'a preset');
    const { opened } = open({
      ...fresh({ ...preset.scenario, edits: [skipH4] }),
      preset: preset.id,
    } as Source);
    expect(opened).toMatchObject({ preset: null, base: preset.id, changed: true });
  });

  it('is refused when an edit does not fit', () => {
    expect(refusal(fresh(twoWay({ edits: [skipH4, skipH4] })))).toEqual({
      code: 'bad-input',
      sentence: `edits[1]: ${HANDLER}:H4 was skipped by edits[0] already`,
      offer: null,
    });
  });

  it('travels in a link, with its schedule and its step', () => {
    const schedule = ['error', 'hmi-t4', 'hmi-t0', 't0'];
    const there = open(fresh(twoWay({ edits: [splitBit63, skipH4], schedule }), 5));
    const link = there.link(5);
    const hash = link.ok ? link.value : '';
    const here = open({ kind: 'link', hash });
    expect(here.opened).toEqual(there.opened);
    expect(here.finished()).toEqual(there.finished());
  });
});

describe('a link whose edits fit no line', () => {
  const forged = (fields: string) => `${fields}&z=${guardOf(fields)}`;

  it('is refused with a sentence, and with something that works', () => {
    const hash = forged('#v=1&m=1&p=four-guests&x=s-kvmhv_switch_to_host-X99&c=00000000');
    expect(refusal({ kind: 'link', hash })).toEqual({
      code: 'bad-link',
      sentence:
        'The link does not hold a scenario: edits[0]: there is no line ' +
        'kvmhv_switch_to_host:X99; did you mean kvmhv_switch_to_host:X9?.',
      offer: {
        label: 'Open "TB error while four guests run"',
        source: { kind: 'preset', id: 'four-guests', model: 'power8-hmi' },
      },
    });
  });
});

describe('a change', () => {
  it('makes an edit, and keeps the step and what was chosen by hand', () => {
    const scenario = twoWay({ schedule: ['error', 'hmi-t4'], seed: 3 });
    const { opened } = open({ kind: 'change', scenario, change: { edits: [skipH4] }, step: 9 });
    expect(opened).toMatchObject({ step: 9, notices: [] });
    expect(opened.scenario).toEqual({ ...scenario, edits: [skipH4] });
  });

  it('follows what was chosen by hand as far as that is possible', () => {
    const skip: Edit = { kind: 'skip', at: 'wait_for_subcore_threads:wait' };
    const scenario = twoWay({ schedule: ['error', 'timeout-t0'] });
    const { opened } = open({ kind: 'change', scenario, change: { edits: [skip] } });
    expect(opened.scenario.schedule).toEqual(['error']);
    expect(opened.notices).toEqual([
      'schedule step 1: timeout-t0 cannot act now: it comes only once nobody else can move; from there on the seed decides',
    ]);
  });

  it('that asks for an edit which cannot be made is refused', () => {
    const edits: Edit[] = [{ kind: 'skip', at: 'guest:wait' }];
    expect(refusal({ kind: 'change', scenario: twoWay(), change: { edits } }).sentence).toBe(
      'edits[0]: guest:wait cannot be skipped: a thread may stay there for ever, and is ' +
        'interrupted there',
    );
  });

  it('of the kernel drops the edits of lines that it does not have', () => {
    const skipO12: Edit = { kind: 'skip', at: 'opal_handle_hmi:O12' };
    const scenario = twoWay({ edits: [skipH4, skipO12] });
    const { opened } = open({ kind: 'change', scenario, change: { kernel: 'pre-fix' } });
    expect(opened.scenario.edits).toEqual([skipO12]);
    expect(opened.notices).toEqual([
      `edits: the skip of ${HANDLER}:H4 was dropped, for it does not fit the changed scenario`,
    ]);
  });

  it('of the kernel drops an edit whose id is that of another line there', () => {
    // The jump over the subtraction; before the fix, that id is the carry check.
    const skipJump: Edit = { kind: 'skip', at: 'kvmhv_switch_to_host:control#4' };
    const scenario = twoWay({ edits: [skipJump] });
    const { opened } = open({ kind: 'change', scenario, change: { kernel: 'pre-fix' } });
    expect(opened.scenario.edits).toEqual([]);
    expect(opened.notices).toEqual([
      'edits: the skip of kvmhv_switch_to_host:control#4 was dropped, for it does not fit the ' +
        'changed scenario',
    ]);
  });

  it('of the number of threads keeps edits where they were meant', () => {
    // With one thread a subcore there is nobody to wait for, and X17d is still there.
    const skipRelease: Edit = { kind: 'skip', at: 'kvmppc_run_core:X17d' };
    const skipWait: Edit = { kind: 'skip', at: 'kvmppc_wait_for_nap:X17c' };
    const scenario = twoWay({ threadsPerSubcore: 2, edits: [skipWait, skipRelease, skipH4] });
    const { opened } = open({ kind: 'change', scenario, change: { threadsPerSubcore: 1 } });
    expect(opened.scenario.edits).toEqual([skipRelease, skipH4]);
    expect(opened.notices).toHaveLength(1);
  });

  it('of anything else keeps them all', () => {
    const scenario = twoWay({ edits: [splitBit63, skipH4] });
    const { opened } = open({ kind: 'change', scenario, change: { seed: 9 } });
    expect(opened.scenario).toEqual({ ...scenario, seed: 9 });
    expect(opened.notices).toEqual([]);
  });

  it('that takes an edit back drops those that need it', () => {
    const skipPart: Edit = { kind: 'skip', at: `${splitBit63.at}/2` };
    const scenario = twoWay({ edits: [splitBit63, skipPart, skipH4] });
    const { opened } = open({ kind: 'change', scenario, change: { edits: [skipPart, skipH4] } });
    expect(opened.scenario.edits).toEqual([skipH4]);
    expect(opened.notices).toHaveLength(1);
  });
});
