/** After an exit (B.3, table 4): what is pending, and the hrtimer of a vCPU that has ceded. */
import { branch, op, wait, set, type Func } from '../../../machine/statement.ts';
import { not } from '../../../machine/expression.ts';
import { BOOK3S_HV, pathOrigin } from './sources.ts';
import { hostExpiry } from '../invariants.ts';
import { since, source, when, type At } from './program.ts';

const SET_TIMER = 'kvmppc_set_timer';

export function kvmppc_set_timer(a: At): Func {
  const { setup, host, isOwner, secondary } = a;
  const { inGuestTime } = setup.era;
  const mapIsClear = [a.primary, secondary].flatMap((t) =>
    t === undefined ? [] : [set(t.entered, 0), set(t.exited, 0)],
  );
  const isPast = hostExpiry(setup, host, (expiry, now) => now > expiry);
  const judged = { events: [{ event: 'timer-judged', when: true, outcome: '' }] } as const;
  return source(
    BOOK3S_HV,
    pathOrigin(setup.era),
    SET_TIMER,
    'Puts a ceded vCPU to sleep until its timer is due.',
    [
      op('N0', 'entry_exit_map = 0; drop a queued DEC that is not due', [
        ...mapIsClear,
        ...(isOwner ? [set(host.pending, 0, not(isPast))] : []),
      ]),
      branch('if (vcpu.ceded)', isOwner ? host.ceded : false, [
        ...when(inGuestTime, () => [
          op('N1a', 'r = vcore.tb_offset', [set(host.timerConverts, 1)], {
            does: 'loads tb_offset',
            why: 'dec_expires is guest time, and hrtimers run on the host’s.',
            ...since(a, 5),
          }),
        ]),
        op('N1', `x = dec_expires${inGuestTime ? ' - r' : ''}; now = get_tb()`, [], {
          does: 'compares dec_expires with the clock of the host',
        }),
        branch(
          'if (now > x)',
          isPast,
          [
            op(
              'N2',
              'queue BOOK3S_IRQPRIO_DECREMENTER',
              [set(host.pending, 1), set(host.ceded, 0)],
              {
                does: 'queues DEC at once',
                ...judged,
              },
            ),
          ],
          [
            op('N3', 'hrtimer_start(dec_timer, (x - now) in ns)', [set(host.hrtimer, 1)], {
              does: 'sleeps until x',
              ...judged,
            }),
            wait('N4', 'sleep until dec_timer fires', not(host.ceded), {
              rest: true,
              waitsFor: 'the hrtimer to fire',
              does: 'wakes up',
            }),
          ],
        ),
      ]),
    ],
  );
}
