/** No guest stays for ever: HDEC is loaded from the host's DEC at every entry, and ends it. */
import { describe, expect, it } from 'vitest';
import { searched } from '../../testing/explorer/searched.ts';
import { Drive } from '../../testing/power8/drive.ts';
import { wholeRun } from '../../testing/power8/whole-run.ts';
import { parsed } from '../../testing/scenarios.ts';

const R0 = 'kvmppc_run_core:R0';
const H4 = 'wait_for_subcore_guest_exit:H4';

const scenario = {
  split: 2,
  subcores: [
    { tbOffset: '0x1000000000', entries: 1 },
    { tbOffset: '0x1000000000', entries: 0 },
  ],
};

/** t4 has yet to look at in_guest[0] when subcore 0 is done with its HMI and enters once more. */
function enteredAgain(): Drive {
  return enterAgain(new Drive(scenario));
}

function enterAgain(drive: Drive): Drive {
  drive.step('error', 'hmi-t0', 'hmi-t4').past('t0', 'kvmppc_tb_resync_required:op');
  drive.past('t4', 'kvmppc_subcore_exit_guest:op').load('t0');
  drive.to('t0', 'chiptod_wakeup_resync:RS1').load('t0').to('t0', R0);
  return drive.past('t0', 'kvmppc_hv_entry:E14');
}

describe('a core that waits for a guest that has entered again', () => {
  it('waits until HDEC ends that guest, with nobody else to move', () => {
    const drive = enteredAgain();
    expect([drive.line('t0'), drive.line('t4')]).toEqual(['guest:wait', H4]);
    expect(drive.waitsFor('t4')).toBe('in_guest[0] to become 0');
    expect(drive.movers()).toEqual(['host-timer-s0']);
    drive.step('host-timer-s0');
    expect(drive.taken.at(-1)?.events).toEqual(['host-timer']);
    expect(drive.movers()).toEqual(['hdec-t0']);
  });

  it('is slow, not dead: no invariant is broken, while it waits or at the end', () => {
    const drive = enteredAgain();
    expect(drive.brokenAtRest()).toEqual([]);
    drive.step('host-timer-s0', 'hdec-t0').to('t0', R0).to('t4', R0);
    expect(drive.count('nothing-to-recover')).toBe(1);
    expect(drive.offsets()).toEqual([0n, 0n]);
    expect(drive.movers()).toEqual([]);
    expect([...drive.broken, ...drive.brokenAtRest()]).toEqual([]);
  });

  it('does so in every order', () => {
    const { complete, invariants } = searched(parsed(scenario), {
      reduction: 'por',
      maxStates: 100_000,
    });
    expect(complete).toBe(true);
    for (const id of ['no-deadlock', 'tb-at-rest'])
      expect(invariants.find((i) => i.id === id)?.holds).toBe(true);
  });

  it('waits in the time of a run until HDEC is 511, the first value that ends a guest', () => {
    const { taken } = enteredAgain();
    const run = wholeRun({ ...scenario, schedule: taken.map(({ actor }) => actor) });
    const ends = run.steps.findIndex(({ actor }) => actor === 'host-timer-s0');
    const [before, step] = [run.steps[ends - 1], run.steps[ends]];
    expect(step?.register('subcore0.hdec')).toBe(511n);
    const left = Number(before?.register('subcore0.hdec')) - 511;
    expect((step?.startTicks ?? 0) - (before?.startTicks ?? 0)).toBe(left);
    // The host's next timer event is 4 ms away at the start.
    expect(left).toBeGreaterThan(0x1f_0000);
    expect(run.broken).toEqual([]);
    expect(run.end).toContain('t4 waited for 4.1 ms: HDEC of subcore 0 runs out');
  });
});

describe('HDEC', () => {
  it("is the host's DEC at each entry, so that the host's timer is never late", () => {
    const drive = enteredAgain().at(1000);
    const hostTimer = 0x20_0000n;
    expect(drive.register('subcore0.hdec')).toBe(hostTimer - 1000n);
    drive
      .at(0x20_0000 - 511)
      .step('host-timer-s0', 'hdec-t0')
      .to('t0', R0);
    expect(drive.register('t0.dec')).toBe(511n);
  });

  it('does not end a guest that nobody waits for', () => {
    const drive = new Drive({ ...scenario, environment: { tbErrors: 0 } });
    expect(drive.movers()).toEqual([]);
    expect(drive.brokenAtRest()).toEqual([]);
  });

  it('does not come while somebody else can move', () => {
    const drive = enterAgain(new Drive({ ...scenario, environment: { tbErrors: 2 } }));
    expect(drive.movers()).toEqual(['error']);
  });
});
