/** What the guest does: it arms its timer, waits for it, and takes its interrupt. */
import { equal, minus, more, not, plus } from '../../../machine/expression.ts';
import {
  branch,
  entry,
  goto,
  op,
  phase,
  set,
  wait,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { here, level, onItsCpu } from '../chain.ts';
import { EXIT, GUEST, LR, type Cpu } from '../setup.ts';
import { withInterrupts, write, type At } from './program.ts';

export function guest(a: At): Func {
  const { v, setup } = a;
  const isBusy = setup.scenario.workload === 'busy';
  const waits: Statement = isBusy
    ? wait('g3', 'wait: spin', false, { rest: true, waitsFor: 'its timer interrupt' })
    : op('g3', 'wait: WFI', [set(v.exit, EXIT.WFI)], {
        does: 'waits for its timer: WFI traps',
        events: [{ event: 'wfi', when: true, outcome: 'the exit of a guest that sleeps' }],
      });
  const ends = equal(v.roundsLeft, 0);
  return {
    file: '',
    origin: '',
    name: 'guest',
    summary: 'The guest: its timer belongs to it, no access to it traps.',
    body: [
      phase('guest', [
        withInterrupts(a, [
          entry('g1', [arm(a)]),
          entry('g2', [enable(a)]),
          entry('g3', [
            branch('if (no interrupt is pending)', not(equal(v.lr, LR.PENDING)), [
              waits,
              goto(isBusy ? 'g3' : 'exit', isBusy ? 'spins' : 'exit'),
            ]),
            acknowledge(a),
          ]),
          entry('g5', [disable(a)]),
          entry('g6', [
            endOfInterrupt(a),
            branch('if (that was the last)', ends, [goto('exit', 'exit')]),
            goto('g1', 'once more'),
          ]),
          entry('g3x', [
            op('g3x', 'it has switched its timer off: an exit', [set(v.exit, EXIT.INTERRUPT)], {
              does: 'leaves for a reason of its own',
            }),
            goto('exit', 'exit'),
          ]),
        ]),
      ]),
    ],
  };
}

/** g1: a deadline is never beyond the end of the run. */
function arm({ setup, v }: At): Statement {
  const { now, due, ticks, start } = setup.time;
  const isBeyond = more(plus(now, due), ticks);
  const sets = (cpu: Cpu) => [
    set(cpu.cval, minus(plus(now, start + due), cpu.voff), not(isBeyond)),
    set(cpu.cval, minus(start + ticks, cpu.voff), isBeyond),
    set(v.guestCval, cpu.cval),
  ];
  return op(
    'g1',
    'write CNTV_CVAL = count + d',
    [...onItsCpu(setup, v, sets), set(v.interrupts, 0), set(v.at, GUEST.ENABLE)],
    { does: 'sets its deadline', events: [{ event: 'deadline-set', when: true, outcome: '' }] },
  );
}

const enable = (a: At): Statement =>
  op(
    'g2',
    'write CNTV_CTL = 1',
    [...write(a, ({ ctl }) => ctl, 1), set(a.v.guestCtl, 1), set(a.v.at, GUEST.WAIT)],
    {
      does: 'enables its timer',
      events: [{ event: 'armed', when: true, outcome: 'the timer runs' }],
    },
  );

function acknowledge({ setup, v }: At): Statement {
  const isRight = here(setup, v, (cpu) => level(setup, cpu));
  return op('g4', 'acknowledge: LR P becomes A', [set(v.lr, LR.ACTIVE), set(v.at, GUEST.DISABLE)], {
    does: 'takes its timer interrupt',
    events: [
      { event: 'tick-taken', when: isRight, outcome: 'its timer has run out' },
      { event: 'spurious-tick', when: not(isRight), outcome: 'its timer has not run out' },
    ],
  });
}

const disable = (a: At): Statement =>
  op(
    'g5',
    'write CNTV_CTL = 0',
    [...write(a, ({ ctl }) => ctl, 0), set(a.v.guestCtl, 0), set(a.v.at, GUEST.EOI)],
    { does: 'switches its timer off' },
  );

/** A5: with the HW bit the physical active state is cleared in the same step. */
function endOfInterrupt(a: At): Statement {
  const { setup, v } = a;
  const { hwBit } = setup.scenario.mistakes;
  return op(
    'g6',
    hwBit ? 'EOI: LR empty, physical active = 0' : 'EOI: LR empty',
    [
      set(v.lr, LR.EMPTY),
      ...(hwBit ? write(a, ({ active }) => active, 0) : []),
      set(v.at, GUEST.ARM),
      set(v.roundsLeft, minus(v.roundsLeft, 1)),
      set(v.exit, EXIT.DONE),
    ],
    { does: 'ends its interrupt', events: [{ event: 'tick-done', when: true, outcome: '' }] },
  );
}
