// What the guest, the hardware, KVM and QEMU do step by step, where a verdict alone does not tell it.
import { describe, expect, it } from 'vitest';
import { ByHand } from '../../testing/by-hand.ts';
import { Drive } from '../../testing/guest-stop/drive.ts';
import { opened } from '../../testing/opened.ts';
import { playedCard } from '../../testing/played-card.ts';
import { card } from './card.ts';
import { catalogue } from './catalogue.ts';
import { HOSTS, nameOf } from './hosts.ts';
import { prepared } from './presets.ts';
import { TOUR } from './tour.ts';

const ENTRY = 'kvmhv_load_hv_regs_and_go';
const HANDLER = 'kvmppc_handle_exit_hv';

describe('a stop', () => {
  it('pauses, and HDEC ends the pause behind it', () => {
    const drive = new Drive('S2').stop();
    expect(drive.movers()).toEqual(['wake', 'hdec']);
    drive.step('hdec').to('vcpu', 'stop_loop:U5');
    expect(drive.cell('vcpu.pcAdvance')).toBe(1);
    expect(drive.cell('A.EC')).toBe(0);
    expect(drive.broken).toEqual([]);
  });

  it('ends at once where a wake is pending, with EE = 0', () => {
    const drive = new Drive('S2').idle().past('vcpu', 'stop_loop:U2').step('wake');
    drive.past('vcpu', 'stop_loop:U4');
    expect(drive.line('vcpu')).toBe('stop_loop:U5');
    expect(drive.count('paused')).toBe(0);
  });

  it('may miss on an old part what it would not miss on a new one', () => {
    expect(new Drive('S3').stop().movers()).toEqual(['wake', 'wake-missed', 'hdec']);
    const pending = (row: string) =>
      new Drive(row).idle().step('wake').to('vcpu', 'stop_loop:U4').can('stop-misses');
    expect(pending('S3')).toBe(true);
    expect(() => pending('S2')).toThrow();
  });

  it.each([
    ['paused', 'wake-missed', true],
    ['pending', 'wake-missed', false],
  ] as const)('misses no more than the window says: %s', (window, actor, isThere) => {
    const drive = new Drive('S3', { window });
    expect(drive.environment.includes(actor)).toBe(isThere);
    expect(drive.environment.includes('stop-misses')).toBe(!isThere);
  });

  it('that is emulated leads back into the loop, and does not wait', () => {
    const drive = new Drive('S5').stop().past('vcpu', `${HANDLER}:F3`).past('vcpu', 'stop_loop:U5');
    expect(drive.line('vcpu')).toBe('cpuidle_idle_call:U1');
    expect(drive.count('handled')).toBe(0);
  });
});

describe('between the lines that the facts take as one step', () => {
  it('nothing can come but a wake', () => {
    const drive = new Drive('S5').to('vcpu', `${ENTRY}:N1`);
    const others: string[][] = [];
    const watch = (until: string) => {
      for (drive.step('vcpu'); drive.line('vcpu') !== until; drive.step('vcpu'))
        others.push(drive.movers());
    };
    watch('cpuidle_idle_call:U1');
    drive.stop();
    watch('kvmhv_run_single_vcpu:R0');
    expect(others).toHaveLength(8);
    for (const movers of others) expect(movers).toEqual(['vcpu', 'wake']);
  });
});

describe('a facility trap', () => {
  const doorbell = (row: string) =>
    new Drive(row).to('vcpu', 'cpuidle_idle_call:U1').step('bad-doorbell');

  it('leaves the chain as posted with EMULATE_FAIL, which is RESUME_HOST', () => {
    const drive = doorbell('S11').past('vcpu', `${HANDLER}:F5`);
    expect(drive.line('vcpu')).toBe('KVM_EXIT_UNKNOWN:wait');
    expect(drive.cell('vcpu.r')).toBe(2);
    expect(drive.taken.some(({ line }) => line === `${HANDLER}:F4`)).toBe(false);
    expect(drive.explain('other-traps')).toBe(
      'r is EMULATE_FAIL, which is RESUME_HOST: QEMU gets KVM_EXIT_UNKNOWN',
    );
  });

  it('gets its program interrupt where the chain is repaired, and breaks no promise', () => {
    const drive = doorbell('S11/chained').past('vcpu', `${ENTRY}:N3`);
    expect(drive.line('vcpu')).toBe('program_check_exception:wait');
    expect(drive.broken).toEqual([]);
  });
});

describe('a move', () => {
  it('takes a vCPU along that has ceded, with the wake that comes meanwhile', () => {
    const drive = new Drive('S6/back').to('vcpu', 'cpuidle_idle_call:U1');
    drive.step('pick-shared-cede').to('vcpu', 'kvmppc_vcore_blocked:wait');
    drive.step('migrate', 'vcpu', 'wake', 'vcpu').past('vcpu', 'kvmppc_cede:C3a');
    expect(drive.cell('vm.host')).toBe(1);
    expect(drive.line('vcpu')).toBe('kvmhv_run_single_vcpu_on_B:R0');
  });

  it('leaves the bits of the first host behind', () => {
    const drive = new Drive('S6').to('vcpu', 'kvmhv_run_single_vcpu:R0').step('migrate');
    drive.to('vcpu', 'cpuidle_idle_call:U1');
    expect([drive.cell('A.EC'), drive.cell('B.EC'), drive.cell('B.ESL')]).toEqual([1, 1, 0]);
    expect(drive.explain('same-offer')).toBe('newP offers stop, oldU does not offer stop');
  });
});

describe('hosts', () => {
  it('are told apart by what they are', () => {
    const names = Object.keys(HOSTS);
    expect(Object.values(HOSTS).map(nameOf)).toEqual(names);
    expect(nameOf({ ...HOSTS.newP, exit: 'chained' })).toBeNull();
  });
});

describe('the run of a preset', () => {
  const played = (scenario: (typeof prepared)[number]['scenario']) =>
    new ByHand(opened(catalogue, scenario)).step(...(scenario.schedule ?? []));

  it.each(prepared.map((one) => [one.row, one] as const))(
    '%s shows what it is about',
    (row, { scenario, breaks }) => {
      const { invariants } = opened(catalogue, scenario).description;
      const { broken } = played(scenario);
      const rows = broken.map((id) => invariants.find((one) => one.id === id)?.row);
      expect(breaks).toEqual(expect.arrayContaining(rows));
      // L1 is no invariant, and S12/p10 shows the stop that pauses.
      const toSee = breaks.filter((one) => one !== 'L1');
      if (row !== 'S12/p10') expect(rows.toSorted()).toEqual(toSee.toSorted());
    },
  );

  it.each(TOUR.map((stop) => [stop.title, stop] as const))('comes to: %s', (_, stop) => {
    const preset = prepared.find(({ id }) => id === stop.preset);
    expect(played(preset?.scenario ?? { hosts: [] }).count(stop.event ?? '')).toBeGreaterThan(0);
    expect(stop.sentence.split(' ').length).toBeLessThanOrEqual(30);
  });
});

describe('the card', () => {
  it.each([0, 1])('shows a guest that dies and one that lives: %i', (option) => {
    const { words, runs } = playedCard(catalogue, option);
    expect(words.title).toBe('A guest dies of a legal instruction.');
    expect(runs).toHaveLength(2);
  });

  it('leads to presets that are there', () => {
    const ids = catalogue.presets.map(({ id }) => id);
    const named = [...card.doors, ...card.options.flatMap(({ runs }) => runs)];
    for (const { preset } of named) expect(ids).toContain(preset);
  });
});
