/** The host's side of a guest run, and the guest: arch/powerpc/kvm/book3s_hv.c. */
import { all, minus, more, not, place, type Expression } from '../../../machine/expression.ts';
import type { Routine } from '../../../machine/program.ts';
import {
  call,
  goto,
  interruptible,
  op,
  phase,
  set,
  touching,
  wait,
  type Func,
} from '../../../machine/statement.ts';
import { put, putSum, sumInState, sumIsLess } from '../quantity.ts';
import { signed, unsigned } from '../../kvm-hv/timebase.ts';
import { hostOf, type Site } from '../site.ts';
import type { Vcore } from '../vcore.ts';
import { BOOK3S_HV_C } from './sources.ts';
import { enterGuest, leaveGuest } from './switch.ts';

/** All routines of the thread of a vCPU. */
export function vcpuRoutines(site: Site, vcore: Vcore): Routine[] {
  const isP9 = site.scenario.kernel === 'p9';
  return [
    { name: 'host', code: kvmppc_run_core(site, vcore) },
    { name: 'guest', code: guest(site, vcore) },
    ...(isP9 ? [] : [{ name: 'exit', code: leaveGuest(site, vcore) }]),
  ];
}

function kvmppc_run_core(site: Site, vcore: Vcore): Func {
  const { entriesLeft } = vcore;
  return {
    name: 'kvmppc_run_core',
    ...BOOK3S_HV_C(site.scenario),
    summary: 'Runs the vCPUs of a vcore, until they are stopped.',
    body: [
      phase('stopped', [
        wait('', 'wait until QEMU runs the vCPU', canRun(site, vcore), {
          rest: true,
          effects: [set(entriesLeft, minus(entriesLeft, 1))],
          waitsFor: 'QEMU to run it',
          does: 'is run by QEMU',
        }),
      ]),
      phase('dispatch', [logDispatch(site, vcore)]),
      call('', enterGuest(site, vcore)),
      goto('host', 'and again'),
    ],
  };
}

/** QEMU lets it; and another SET that waits until nobody runs is not in the middle of it. */
function canRun(site: Site, vcore: Vcore): Expression {
  const { running } = hostOf(site, vcore);
  const setter = site.threads.find(({ role }) => role === 'setter');
  const isAlone =
    setter === undefined || site.scenario.userspace.setter === 'anytime'
      ? true
      : not(place(setter.index, { function: 'kvmppc_set_one_reg_hv' }));
  return all(running, vcore.present, more(vcore.entriesLeft, 0), isAlone);
}

/** DT1: kvmppc_create_dtl_entry. */
function logDispatch(site: Site, vcore: Vcore) {
  const { kernel, mistakes } = site.scenario;
  const { skew, tbOffset, logged, timebase } = vcore;
  const { now } = hostOf(site, vcore);
  const isGuest = kernel !== 'none' && mistakes.dispatchLog === 'guest';
  const exact = touching(
    { reads: [...now.reads, ...skew.reads, ...tbOffset.reads], writes: [timebase] },
    (at) => {
      const offset = isGuest ? tbOffset.exact(at) : 0n;
      at.exact[timebase] = unsigned(now.exact(at) + skew.exact(at) + offset);
    },
  );
  return op(
    'DT1',
    isGuest ? 'dt.timebase = mftb() + vcore.tb_offset' : 'dt.timebase = mftb()',
    [...(isGuest ? putSum(logged, skew, tbOffset) : put(logged, skew)), exact],
    {
      why: 'The guest reads in its dispatch log when its vCPU was dispatched, in guest time.',
      does: 'writes the dispatch log',
    },
  );
}

/** The guest itself: it reads the TB, and is left by an interrupt only. */
function guest(site: Site, vcore: Vcore): Func {
  const { skew, loaded, mayRead, fell, loadedBy, readOff, readBy } = vcore;
  const { now } = hostOf(site, vcore);
  const { last, lastReader, lastLoaded, lastOff } = site;
  const isLess = sumIsLess(now, skew, last);
  const { min } = last.high;
  const exact = touching(
    {
      reads: [...now.reads, ...skew.reads, ...loaded.reads, last.index, loadedBy],
      writes: [
        ...[last.index, lastReader, lastLoaded, lastOff],
        ...[vcore.read, vcore.step, readOff, readBy],
      ],
    },
    (at) => {
      const value = unsigned(now.exact(at) + skew.exact(at));
      const step = at.value(last.high) === min ? 0n : signed(value - at.exact[last.index]!);
      at.exact[vcore.read] = value;
      at.exact[vcore.step] = unsigned(step);
      at.exact[readOff] = unsigned(skew.exact(at) - loaded.exact(at));
      at.exact[readBy] = at.exact[loadedBy]!;
      if (step < 0n) return;
      at.exact[last.index] = value;
      at.exact[lastReader] = BigInt(vcore.index);
      at.exact[lastLoaded] = loaded.exact(at);
      at.exact[lastOff] = at.exact[readOff];
    },
  );
  return {
    name: 'guest',
    file: '',
    origin: '',
    summary: 'The guest reads the TB as often as it likes; nobody has to be asked for that.',
    body: [
      interruptible(false, [
        phase('guest', [
          wait('', 'mftb', mayRead, {
            rest: true,
            effects: [
              set(fell, isLess),
              ...sumInState(last, now, skew, not(fell)),
              set(mayRead, 0),
              exact,
            ],
            events: [
              { event: 'read-fell', when: isLess, outcome: 'less than before' },
              { event: 'read', when: true, outcome: '' },
            ],
            waitsFor: 'time to pass, or to be stopped',
            does: 'reads the TB',
          }),
        ]),
      ]),
      goto('guest', 'and goes on'),
    ],
  };
}
