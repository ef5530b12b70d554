/** What a wrong TB does next, against the worked numbers of the facts (section 4). */
import { describe, expect, it } from 'vitest';
import { Drive } from '../../testing/power8/drive.ts';
import { wholeRun } from '../../testing/power8/whole-run.ts';
import { power8Presets } from './presets.ts';

/** An unsplit core before the fix, past the subtraction and back in the host. */
function damaged(tbOffset: string): readonly string[] {
  const drive = new Drive({
    kernel: 'pre-fix',
    split: 1,
    subcores: [{ tbOffset, entries: 1 }],
  });
  drive.step('error', 'hmi-t0').load('t0').past('t0', 'kvmhv_switch_to_host:X14');
  return drive.model.aftermath?.(drive.state, drive.exact, drive.timeTicks) ?? [];
}

describe('what a wrong TB does next', () => {
  it.each(power8Presets)('is nothing in the run of $id, if nothing breaks', ({ scenario }) => {
    const { broken, steps } = wholeRun(scenario);
    const told = steps.flatMap((step, at) => (step.aftermath().length > 0 ? [at] : []));
    if (broken.length === 0) expect(told).toEqual([]);
  });

  it('leaves a guest behind whose TB was reloaded under it', () => {
    const subcores = [{ tbOffset: '0x1000000000', entries: 1 }, {}];
    const drive = new Drive({ kernel: 'pre-fix', split: 2, subcores });
    drive.step('error', 'hmi-t4').load('t4');
    expect(drive.model.aftermath?.(drive.state, drive.exact, drive.timeTicks)[0]).toBe(
      'The guest on subcore 0 stays 134.2 s behind until OPAL loads its TB outside the guest.',
    );
  });

  it.each([
    ['0x1000000000', '134.2 s behind', 'on time all the same'],
    ['0x357000000', '28.0 s behind', '2.9 s late'],
    ['0x80000000', '4.2 s behind', 'at once: DEC comes out negative'],
    ['0x1000000', '32.8 ms behind', '32.8 ms late'],
    ['-0x1000000000', '134.2 s ahead', 'on time all the same'],
  ])('with an offset of %s leaves the host %s, and its timer fires %s', (offset, by, timer) => {
    const [host = '', dec = '', guest = ''] = damaged(offset);
    expect(host).toContain(`Host time on subcore 0 stays ${by}`);
    expect(dec).toContain(timer);
    expect(guest).toContain(offset.startsWith('-') ? '134.2 s too late' : 'fires at once');
  });
});
