/**
 * Into the guest and out of it: N1 to N3 and X1 to X3 (1.4 of the facts), in four versions. What N2 leaves in
 * EC and ESL decides what a stop of the guest is.
 */
import { differs, equal, type Term } from '../../../machine/expression.ts';
import {
  branch,
  entry,
  goto,
  op,
  phase,
  set,
  type Effect,
  type Func,
  type Statement,
} from '../../../machine/statement.ts';
import { PC, PROGRAM, TRAP, type Host, type Setup } from '../setup.ts';
import { HARDWARE, happens, IN_PLACE, nameOn, source } from './program.ts';
import { entryFile, entryName, entryOrigin } from './sources.ts';

export function kvmhv_load_hv_regs_and_go(s: Setup, h: Host): Func {
  const { setting } = h;
  return source(
    entryFile(setting),
    entryOrigin(setting),
    nameOn(h, entryName(setting)),
    'Loads what the guest may see, enters it, and saves it again.',
    [
      phase('entry', [
        op('N1', h.leavesOver ? 'host_psscr_pr = PSSCR_PR' : 'host_psscr = PSSCR', saves(s, h), {
          does: 'saves the PSSCR of the host',
        }),
        ...write(s, h),
        op('N3', 'HFSCR = vcpu.hfscr; hrfid', [set(s.trap, TRAP.NONE)], {
          does: 'enters the guest',
          events: [
            happens('entered', '', equal(s.program, PROGRAM.NONE)),
            happens('dead', 'the kernel of the guest oopses', differs(s.program, PROGRAM.NONE)),
          ],
        }),
        ...intoGuest(s),
      ]),
      entry(`exit-${h.id}`, [phase('exit', leave(s, h))]),
    ],
  );
}

const saves = (s: Setup, h: Host): Effect[] =>
  h.leavesOver ? [] : [set(s.savedEc, h.ec), set(s.savedEsl, h.esl)];

/** N2. */
function write(s: Setup, h: Host): Statement[] {
  const { entry: kind } = h.setting;
  if (h.leavesOver)
    return [
      op('N2', 'PSSCR_PR = vcpu.psscr', [set(h.holds, 1)], {
        does: 'writes what the guest sees of PSSCR',
        events: [happens('psscr-written', 'EC and ESL stay as the host left them')],
      }),
    ];
  const traps = writeAll(s, h, 'N2', true);
  const stops = writeAll(s, h, 'N2', false);
  if (kind !== 'iff') return [kind === 'rfc' ? stops : traps];
  return [
    branch(
      'if (idle-stop-guest is in the device tree)',
      h.clearsBits,
      [stops],
      [writeAll(s, h, 'N2', true)],
    ),
  ];
}

/** The whole register. vcpu.psscr has neither EC nor ESL, whatever the guest has written. */
function writeAll(s: Setup, h: Host, label: string, traps: boolean) {
  const { mistakes, fakeSuspend } = s.scenario;
  const wrong = mistakes.psscr;
  const ec = traps && wrong !== 'noEC' && wrong !== 'zeros' ? 1 : 0;
  const fs = fakeSuspend && wrong !== 'zeros' ? 1 : 0;
  return op(
    label,
    `PSSCR = ${textOf(traps, wrong)}`,
    [set(h.ec, ec), set(h.esl, 0), set(h.fs, fs), set(h.holds, 1)],
    {
      does: ec === 1 ? 'makes stop trap' : 'lets stop pause',
      events: [happens('psscr-written', ec === 1 ? 'EC = 1' : 'EC = 0')],
      why: traps
        ? 'PSSCR_EC makes stop trap to the hypervisor.'
        : 'With EC and ESL clear the guest may pause by itself.',
      ...(!traps && { added: true }),
    },
  );
}

function textOf(traps: boolean, wrong: Setup['scenario']['mistakes']['psscr']): string {
  const fs = 'FS';
  if (wrong === 'zeros') return 'vcpu.psscr';
  if (traps) return wrong === 'noEC' ? `vcpu.psscr | ${fs}` : `vcpu.psscr | EC | ${fs}`;
  return `vcpu.psscr & ~${wrong === 'noESL' ? 'ESL' : '(EC | ESL)'} | ${fs}`;
}

/** hrfid: to where the guest was, or to the interrupt that was queued for it. */
function intoGuest(s: Setup): Statement[] {
  const to = (text: string, when: Term, routine: string, where: string): Statement =>
    branch(text, when, [goto(routine, where, IN_PLACE)], [], HARDWARE);
  return [
    to('if (a program interrupt was queued)', differs(s.program, PROGRAM.NONE), 'dead', '0x700'),
    to('if (at U2)', equal(s.pc, PC.PREP), 'lite', 'U2'),
    to('if (at the stop)', equal(s.pc, PC.STOP), 'stop', 'U4'),
    to('if (after the stop)', equal(s.pc, PC.AFTER), 'after', 'U5'),
    to('if (at H_CEDE)', equal(s.pc, PC.CEDE), 'cede', 'C1'),
    goto('idle', 'U1', IN_PLACE),
  ];
}

/** X1 to X3. */
function leave(s: Setup, h: Host): Statement[] {
  const fs = s.scenario.fakeSuspend ? 1 : 0;
  const back: Effect[] = h.leavesOver
    ? [set(h.holds, 0)]
    : [set(h.ec, s.savedEc), set(h.esl, s.savedEsl), set(h.fs, fs), set(h.holds, 0)];
  return [
    op('X1', 'vcpu.trap = vector; vcpu.hfscr = HFSCR', [], {
      does: 'notes what has trapped',
      events: [happens('left')],
    }),
    op('X2', 'vcpu.psscr = PSSCR & PSSCR_GUEST_VIS', [], {
      does: 'saves what the guest sees of PSSCR',
      why: 'EC, ESL and PSLL are not the guest’s: they never get into its saved PSSCR.',
    }),
    op(
      'X3',
      h.leavesOver ? 'PSSCR_PR = host_psscr_pr' : 'PSSCR = host_psscr | FS; HFSCR = host',
      back,
      {
        does: 'gives the host its PSSCR back',
        why: 'The next stop of the host would go by the bits of the guest.',
      },
    ),
  ];
}
