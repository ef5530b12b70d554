/** What a step that cannot be taken is told: which condition of its actor's guard fails, and never in vain. */
import { describe, expect, it } from 'vitest';
import { draw, within } from '../../base/random.ts';
import { Drive } from '../../testing/power8/drive.ts';

const E14 = 'kvmppc_hv_entry:E14';

const unsplit = (subcore: object, more: object = {}) =>
  new Drive({ split: 1, subcores: [subcore], ...more });

describe('what keeps an error from coming', () => {
  const obstacle = (drive: Drive) => drive.obstacle('error');

  it('is a timebase that an error has stopped, but for an error that stops none', () => {
    const stopped = 'the error before it has not been cleared yet';
    const environment = { tbErrors: 2 };
    const drive = unsplit({}, { environment });
    expect(obstacle(drive)).toBe('');
    expect(obstacle(drive.step('error'))).toBe(stopped);
    const recovery = { environment: { ...environment, errorKind: 'PROC_RECV_DONE' } };
    expect(obstacle(unsplit({}, recovery).step('error'))).toBe('');
  });

  it('is a thread on its way into a guest, where the scenario says so', () => {
    const entering = (hmiInEntryWindow: boolean) =>
      unsplit({ start: 'host', entries: 1 }, { environment: { hmiInEntryWindow } }).to('t0', E14);
    expect(obstacle(entering(false))).toBe(
      't0 is between the hard-disable and hrfid, where the scenario allows no error',
    );
    expect(obstacle(entering(true))).toBe('');
  });

  it('is a subcore of which it is open where it starts', () => {
    const drive = unsplit({ start: 'either' });
    expect(obstacle(drive)).toBe('subcore 0 has not started yet');
    expect(obstacle(drive.step('host-s0'))).toBe('');
  });

  it('is told exactly where the guard does not hold', () => {
    const subcores = [{ start: 'either' }, { start: 'host', entries: 3 }];
    const environment = { hmiInEntryWindow: false, otherExits: true, tbErrors: 3 };
    const drive = new Drive({ split: 2, threadsPerSubcore: 1, subcores, environment });
    const told = new Set<string>();
    for (let step = 0; step < 400 && drive.cell('core.errorsLeft') > 0; step++) {
      told.add(obstacle(drive));
      expect(obstacle(drive) === '', `step ${step}`).toBe(drive.can('error'));
      // An error only where nothing else can happen, for the way leads through entries.
      const movers = drive.movers();
      const others = movers.filter((id) => id !== 'error');
      const able = others.length === 0 ? movers : others;
      drive.step(able[within(draw(7, step, 0), 0, able.length - 1)] ?? '');
    }
    expect(told.size).toBeGreaterThan(3);
  });

  it('and every other actor, is told at every step of a run', () => {
    const subcores = [{ start: 'either' }, { entries: 1 }];
    const environment = { hdecSoon: true, otherExits: true, tbWrap: true, tbErrors: 2 };
    const drive = new Drive({ split: 2, threadsPerSubcore: 2, subcores, environment });
    const asked = new Set<string>();
    for (let step = 0; drive.movers().length > 0; step++) {
      const movers = drive.movers();
      for (const id of drive.environment.filter(
        (one) => one !== 'error' && !movers.includes(one),
      )) {
        expect([step, id, drive.obstacle(id)]).not.toEqual([step, id, '']);
        asked.add(id);
      }
      drive.step(movers[within(draw(7, step, 0), 0, movers.length - 1)] ?? '');
    }
    expect(asked.size).toBe(drive.environment.length - 1);
  });
});
