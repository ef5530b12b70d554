// Who did it, in real runs: the line to blame, and nobody where nothing goes wrong.
import { expect, it, vi } from 'vitest';
import { defined } from '../base/assert.ts';
import { realScope } from '../testing/real-scope.ts';
import { allLibraries } from '../testing/all-libraries.ts';
import { actsOf } from './acts.ts';

async function runOf(model: string, id: string) {
  const scope = realScope(allLibraries);
  await scope.getState().open({ kind: 'preset', id, model }, 'start');
  await vi.waitFor(() => expect(scope.getState().run?.finished).toBeTruthy());
  return defined(scope.getState().run, 'a run');
}

it('is the line that saved too little, where a guest reads less than before', async () => {
  const [act] = actsOf(await runOf('tb-offset', 'stop-cont-unsynced'));
  expect(act).toMatchObject({
    step: 48,
    isDamage: false,
    who: 'qemu-a',
    what: 'saves less than the guest has read',
    line: 'Q2 guest_timebase = cpu_get_host_ticks() + first_cpu.tb_offset',
  });
  expect(act?.doneAt).toBeLessThan(48);
});

it('is nobody in a run that breaks nothing', async () => {
  const presets = allLibraries.entries.flatMap(({ id: model }) =>
    defined(allLibraries.known(model), model).presets.map(({ id }) => ({ model, id })),
  );
  const wrong: string[] = [];
  for (const { model, id } of presets) {
    const run = await runOf(model, id);
    if (run.finished?.violations.length === 0 && actsOf(run).length > 0) wrong.push(id);
  }
  expect(wrong).toEqual([]);
});
