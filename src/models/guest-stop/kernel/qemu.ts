/** What QEMU does (1.5 of the facts): it starts the guest and tells it what it may do (Q1, Q2), and moves it (Q3). */
import { branch, goto, op, phase, set, wait, type Func } from '../../../machine/statement.ts';
import type { Setup } from '../setup.ts';
import { happens, IN_PLACE, source, toHost } from './program.ts';
import { SPAPR, SPAPR_CAPS, UNMERGED } from './sources.ts';

/** By scheme: what Q1 and Q2 go by. */
const ASKS: Readonly<Record<Setup['scenario']['scheme'], readonly [check: string, offer: string]>> =
  {
    none: ['no check', 'idle states: snooze, Shared Cede'],
    poc: ['no check', 'idle states: with stop0lite, always'],
    flow1: ['ask for KVM_CAP_STOP', 'stop0lite iff KVM_CAP_STOP'],
    flow1refuse: ['ask for KVM_CAP_STOP', 'stop0lite iff KVM_CAP_STOP'],
    flow2: ['no check', 'stop0lite iff the guest sees ISA 3.0'],
    option: ['spapr_caps_apply(): .apply of the option', 'stop0lite iff the option is on'],
  };

export function spapr_machine_init(s: Setup): Func {
  const [check, offer] = ASKS[s.scenario.scheme];
  return source(
    s.scenario.scheme === 'option' ? SPAPR_CAPS : SPAPR,
    UNMERGED,
    'spapr_machine_init',
    'Starts the guest, and says what it may do.',
    [
      phase('qemu', [
        op('Q1', check, [], {
          does: 'starts the guest',
          events: s.starts ? [] : [happens('not-started', 'the option cannot be had here')],
        }),
        branch('if (it cannot be had here)', !s.starts, [goto('not-started', 'exit(1)')]),
        op('Q2', `device tree: ${offer}`, [set(s.adv, s.offers ? 1 : 0)], {
          does: s.offers ? 'offers stop to the guest' : 'does not offer stop',
          events: [happens(s.offers ? 'offered' : 'not-offered')],
        }),
      ]),
      goto('host-A', 'KVM_RUN'),
    ],
  );
}

export function notStarted(): Func {
  return source(SPAPR_CAPS, UNMERGED, 'exit', 'QEMU ends with an error.', [
    phase('refused', [wait('', 'no guest', false, { rest: true, waitsFor: 'nothing any more' })]),
    goto('not-started', 'for ever'),
  ]);
}

export function migrate(s: Setup): Func {
  return source(
    'migration/migration.c',
    UNMERGED,
    'migrate',
    'Moves the guest to the other host.',
    [
      phase('qemu', [
        op('Q3', 'start the same command line on the other host', [], {
          does: 'wants to move the guest',
        }),
        branch(
          'if (it is refused there)',
          s.refuses,
          [
            op('Q3r', 'the guest stays', [set(s.refused, 1)], {
              does: 'is refused the move',
              events: [happens('move-refused')],
            }),
          ],
          [
            op('Q4', 'send the guest, and run it there', [set(s.host, 1)], {
              does: 'moves the guest',
              events: [happens('moved')],
            }),
          ],
        ),
        branch('if (vcpu.ceded)', s.ceded, [goto('check', 'sleeps on', IN_PLACE)], [], IN_PLACE),
      ]),
      ...toHost(s, 'host', 'KVM_RUN'),
    ],
  );
}
