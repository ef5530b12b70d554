// Who did it, in real runs: the line to blame, and nobody where nothing goes wrong.
import { expect, it, vi } from 'vitest';
import { defined } from '../base/assert.ts';
import { realScope } from '../testing/real-scope.ts';
import { allLibraries } from '../testing/all-libraries.ts';
import { actsOf } from './acts.ts';

async function runOf(model: string, id: string, change: Record<string, unknown> | null = null) {
  const scope = realScope(allLibraries);
  await scope.getState().open({ kind: 'preset', id, model }, 'start');
  if (change !== null) await scope.getState().change(change);
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

it.each([
  ['stop-cont-unsynced', { rounding: 'none' }, 'a0', 'E5b TBU40 = n'],
  ['stop-cont-synced', { rounding: 'down' }, 'qemu-a', /^S1 vcore.tb_offset = value & ~/],
  ['migrate-behind', { kernel: 'none' }, 'qemu-b', 'S1 return -EINVAL'],
  ['hot-plug-without-copy', null, 'plug', 'start the new CPU'],
  ['what-if-saved-before-pause', null, 'qemu-a', /^Q2 guest_timebase = /],
  ['what-if-offset-copied-behind', null, 'qemu-b', /^Q6a tb_off_adj = tb_offset of the source/],
  ['what-if-lowered', null, 'set', /^S1 vcore.tb_offset = ALIGN/],
  ['what-if-first-cpu-only', null, 'qemu-b', 'Q6d resume_all_vcpus()'],
  // The exit had lost the carry: what the next entry writes is not to blame.
  ['what-if-no-carry-check-at-exit', null, 'a0', 'X12c TBU40 = n'],
  ['set-while-running', null, 'a0', 'X12a r8 = vcore.tb_offset'],
] as const)('is the line that the reason names: %s %o', async (id, change, who, line) => {
  const acts = actsOf(await runOf('tb-offset', id, change));
  expect(acts).toMatchObject([{ who, line: expect.stringMatching(line) as string }]);
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
  // A bad instruction kills the guest there: no invariant speaks of that, only the question L1.
  expect(wrong).toEqual(['doorbell-chained']);
});
