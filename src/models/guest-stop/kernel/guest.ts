/**
 * The idle loop of the guest (1.4 of the facts): the governor's states snooze, stop0lite (patch 3) and Shared
 * Cede. The stop itself is the hardware's: it pauses, ends at once, or traps (W1 to W4).
 */
import { all, differs, equal, not, plus } from '../../../machine/expression.ts';
import {
  branch,
  entry,
  goto,
  interruptible,
  op,
  phase,
  set,
  wait,
  type Effect,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { here, isOn, PC, SEEN, TRAP, traps, WHY, type Setup } from '../setup.ts';
import { HARDWARE, happens, IN_PLACE, source, toHost } from './program.ts';
import { GUEST_IDLE, MAINLINE, RFC } from './sources.ts';

/** HDEC, or the environment, may come before it. */
const open = (...body: Statement[]): Statement => interruptible(false, body);

/** The guest takes what is pending. */
const take = ({ irq, handled }: Setup): Effect[] => [
  set(handled, plus(handled, 1), irq),
  set(irq, 0),
];

export function cpuidle_idle_call(s: Setup): Func {
  return source('kernel/sched/idle.c', MAINLINE, 'cpuidle_idle_call', 'The guest is idle.', [
    phase('guest', [
      wait('U1', 'take what is pending; else the governor picks a state', s.irq, {
        effects: take(s),
        events: [happens('handled')],
        rest: true,
        waitsFor: 'the governor, or a wake',
        does: 'takes the interrupt that is pending',
      }),
    ]),
    goto('idle', 'and again'),
  ]);
}

export function snooze_loop(): Func {
  return source(GUEST_IDLE, MAINLINE, 'snooze_loop', 'Polls with interrupts enabled.', [
    phase('guest', [
      op('Z1', 'poll need_resched() at low priority, until snooze_timeout', [], {
        does: 'polls for a while',
      }),
    ]),
    goto('idle', 'back to the governor'),
  ]);
}

/** What a stop that pauses does, whatever comes of it. */
export const pausing = (s: Setup): Effect[] => [
  set(s.pc, PC.AFTER),
  set(s.pcAdvance, 1),
  ...seeing(s, SEEN.NATIVE, true),
];

function seeing(s: Setup, outcome: number, when: Effect['when'] | true): Effect[] {
  return s.hosts.flatMap(({ seen, ...h }) => {
    const holds = all(when ?? true, isOn(s, { seen, ...h }));
    return [
      set(seen, SEEN.BOTH, all(holds, differs(seen, SEEN.NONE), differs(seen, outcome))),
      set(seen, outcome, all(holds, equal(seen, SEEN.NONE))),
    ];
  });
}

export function stop_loop(s: Setup): Func {
  const trapped = here(s, (h) => traps(s, h));
  const native = not(trapped);
  return source(GUEST_IDLE, `${RFC}, patch 3`, 'stop_loop', 'Stops until an interrupt comes.', [
    phase('guest', [
      open(
        op('U2', 'prep_irq_for_idle_irqsoff()', [], {
          does: 'disables interrupts',
          why: 'EE is 0 from here on: an interrupt that comes now stays pending, and has to end the stop.',
        }),
      ),
      op('U3', 'ppc64_runlatch_off()', [set(s.pc, PC.STOP)], { does: 'turns the runlatch off' }),
      entry('stop', [
        open(
          op(
            'U4',
            'stop',
            [
              set(s.trap, TRAP.FACILITY, trapped),
              set(s.cause, WHY.STOP, trapped),
              ...seeing(s, SEEN.TRAP, trapped),
              ...pausing(s).map((e) => ({ ...e, when: all(native, e.when ?? true) })),
            ],
            {
              does: [
                { when: trapped, text: 'stops, and the stop traps' },
                { when: s.irq, text: 'stops, and goes on at once' },
                { when: true, text: 'stops, and pauses' },
              ],
              events: [
                happens('trapped', '0xF80, cause 9: HSRR0 is the stop itself', trapped),
                happens('passed', 'a wake was pending', all(native, s.irq)),
                happens('paused', 'cycles go to the siblings', all(native, not(s.irq))),
              ],
              why: 'With EC and ESL clear any interrupt ends it at the next instruction; with either set it traps.',
            },
          ),
        ),
        branch('if (EC or ESL)', trapped, toHost(s, 'exit', '0xF80'), [], HARDWARE),
        branch(
          'if (no wake is pending)',
          not(s.irq),
          [goto('paused', 'the thread pauses', IN_PLACE)],
          [],
          HARDWARE,
        ),
      ]),
      entry('after', [
        open(
          op(
            'U5',
            'ppc64_runlatch_on(); EE = 1',
            [...take(s), set(s.pcAdvance, 0), set(s.pc, PC.IDLE)],
            {
              does: [
                { when: s.irq, text: 'goes on, and takes the interrupt' },
                { when: true, text: 'goes on' },
              ],
              events: [happens('handled', '', s.irq)],
            },
          ),
        ),
      ]),
    ]),
    goto('idle', 'back to the governor'),
  ]);
}

/** The hardware: nothing in the code. */
export function pause(): Func {
  return source('', '', 'paused', 'The thread pauses in its stop.', [
    phase('paused', [
      wait('', 'paused until an interrupt comes', false, { rest: true, waitsFor: 'an interrupt' }),
    ]),
    goto('after', 'and goes on'),
  ]);
}

export function shared_cede_loop(s: Setup): Func {
  return source(GUEST_IDLE, MAINLINE, 'shared_cede_loop', 'Gives the CPU to the host.', [
    phase('guest', [
      op('U2', 'prep_irq_for_idle_irqsoff()', [set(s.pc, PC.CEDE)], {
        does: 'disables interrupts',
      }),
      entry('cede', [
        op('C1', 'H_CEDE', [set(s.trap, TRAP.SYSCALL), set(s.pc, PC.IDLE)], {
          does: 'cedes',
          events: [happens('ceded')],
        }),
        ...toHost(s, 'exit', '0xC00'),
      ]),
    ]),
  ]);
}

/** Where a program interrupt for a kernel’s own instruction ends. */
export function oops(): Func {
  return source('', '', 'program_check_exception', 'The kernel of the guest oopses.', [
    phase('dead', [wait('', 'dead', false, { rest: true, waitsFor: 'nothing any more' })]),
    goto('dead', 'for ever'),
  ]);
}
