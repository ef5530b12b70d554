/** Between two rounds: where a vCPU waits to be entered, and where a secondary naps. */
import { all, equal, not } from '../../../machine/expression.ts';
import { call, goto, op, phase, wait, set, type Func } from '../../../machine/statement.ts';
import { BOOK3S_HV, entryFile, pathOrigin } from './sources.ts';
import { kvmppc_hv_entry } from './entry.ts';
import { source, storeAny, when, type At } from './program.ts';

export function kvmppc_run_core(a: At): Func {
  const { setup, host, secondary } = a;
  const mayRun = host.index === 1 ? setup.userspace.run : not(setup.userspace.stop);
  const left = setup.migrates ? true : equal(setup.awayLeft, 0);
  return source(BOOK3S_HV, pathOrigin(setup.era), 'kvmppc_run_core', 'Runs the vCPU once it may.', [
    phase('host', [
      wait('R0', 'KVM_RUN', all(mayRun, left), {
        rest: true,
        waitsFor: 'the vCPU to be run',
        does: 'is run',
      }),
    ]),
    ...when(secondary !== undefined, () => [
      op(
        'R1',
        'kvmppc_start_thread: wake the secondary',
        secondary === undefined ? [] : [set(secondary.called, 1)],
        {
          does: 'wakes the secondary',
        },
      ),
    ]),
    call('R2', kvmppc_hv_entry(a)),
  ]);
}

export function kvm_start_guest(a: At): Func {
  const { setup, t } = a;
  return source(
    entryFile(setup.era),
    pathOrigin(setup.era),
    'kvm_start_guest',
    'A secondary thread naps until its primary wants it.',
    [
      phase('nap', [
        wait('s0', 'nap until hwthread_req', t.called, {
          rest: true,
          waitsFor: 'its primary to want it',
          does: 'wakes up',
        }),
      ]),
      goto('secondary-entry', 'on to kvmppc_hv_entry'),
    ],
  );
}

export function secondary_done(a: At): Func {
  const { setup, t, host, own, isOwner } = a;
  return source(
    entryFile(setup.era),
    pathOrigin(setup.era),
    'secondary_done',
    'Gives the thread back.',
    [
      op(
        's8',
        'hwthread_req = 0; another vCPU may use its DEC',
        [
          set(t.called, 0),
          ...(isOwner && host.threads.length > 1 ? storeAny(a, own.leaveIdle) : []),
        ],
        { does: 'is done' },
      ),
      goto(a.secondary === undefined ? 'host' : 'nap', 'and naps'),
    ],
  );
}
