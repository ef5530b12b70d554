/** What must hold (1.8 of the facts), as expressions over cells; texts for people stand beside them. */
import { all, any, differs, equal, not, term, type Expression } from '../../machine/expression.ts';
import type { QuestionInfo } from '../../protocol/description.ts';
import type { NamedInvariant } from '../assembled.ts';
import { isOn, PROGRAM, SEEN, stands, type Host, type Setup } from './setup.ts';
import { BETWEEN, IN_GUEST } from './vocabulary.ts';

const inPhase = (...phases: readonly string[]): Expression =>
  any(...phases.map((phase) => stands({ phase })));

export function invariantsOf(s: Setup): NamedInvariant[] {
  const each = (of: (h: Host) => Expression) => all(...s.hosts.map(of));
  const fakeSuspend = s.scenario.fakeSuspend ? 1 : 0;
  const isPaused = inPhase('paused');
  const isInGuest = inPhase(...IN_GUEST);
  const isBetween = inPhase(...BETWEEN);
  return [
    {
      id: 'no-death',
      row: 'G1',
      title: 'The guest may stop',
      sentence: 'The guest never gets a program interrupt for its own stop.',
      consequence: 'Its kernel oopses at a legal instruction: the guest is dead.',
      when: 'always',
      holds: not(all(inPhase('dead'), equal(s.program, PROGRAM.STOP))),
      blames: ['queued'],
    },
    {
      id: 'no-lost-wake',
      row: 'G2',
      title: 'Nobody sleeps through a wake',
      sentence: 'The vCPU is never paused in a stop, or asleep in its host, with a wake pending.',
      consequence: 'The guest sleeps on until something else ends it: a CPU hangs.',
      when: 'always',
      holds: not(all(inPhase('paused', 'ceded'), s.irq)),
      blames: ['missed', 'blocked'],
    },
    {
      id: 'pauses-where-it-may',
      row: 'G3',
      title: 'No pause on a part that misses wakes',
      sentence:
        'A guest pauses in a stop only where any interrupt ends the pause: DD2.3 and later.',
      consequence: 'DD2.2 and older may miss the wake: the guest hangs, sooner or later.',
      when: 'always',
      holds: each((h) => (h.wakesSurely ? term(true) : not(all(isPaused, isOn(s, h))))),
      blames: ['psscr-written'],
    },
    {
      id: 'no-refused-move',
      row: 'G4',
      title: 'A guest may move',
      sentence:
        'No move is refused between two hosts on both of which the same command line starts.',
      consequence: 'A guest is stuck on its host, and nobody was told when it was started.',
      when: 'always',
      holds: s.startsEverywhere ? not(s.refused) : term(true),
    },
    {
      id: 'same-offer',
      row: 'G5',
      title: 'One command line, one guest',
      sentence: 'Wherever the same command line starts, the guest is told the same of stop.',
      consequence: 'What the guest sees depends on the host: QEMU promises that it never does.',
      when: 'always',
      holds: term(!s.offersDiffer),
    },
    {
      id: 'one-instruction',
      row: 'G6',
      title: 'A stop is one instruction',
      sentence: 'After a stop the guest goes on at the next instruction exactly.',
      consequence: 'The guest loses an instruction, and is wrong in a way that nobody foresees.',
      when: 'always',
      holds: any(not(stands({ line: 'stop_loop:U5' })), equal(s.pcAdvance, 1)),
      blames: ['emulated'],
    },
    {
      id: 'host-bits',
      row: 'G7',
      title: 'The host has its own bits',
      sentence: 'Outside of the guest EC and ESL are what the host has written.',
      consequence: 'The next stop of the host itself goes by the bits of the guest.',
      when: 'always',
      holds: each((h) =>
        any(all(isOn(s, h), isBetween), all(equal(h.ec, h.hostEc), equal(h.esl, h.hostEsl))),
      ),
      blames: ['left'],
    },
    {
      id: 'fake-suspend-kept',
      row: 'G8',
      title: 'Fake suspend is kept',
      sentence: 'In the guest PSSCR[FAKE_SUSPEND] is what hstate.fake_suspend says.',
      consequence: 'A suspended transaction of the guest is taken for none.',
      when: 'always',
      holds: each((h) =>
        h.leavesOver ? term(true) : any(not(all(isOn(s, h), isInGuest)), equal(h.fs, fakeSuspend)),
      ),
      blames: ['psscr-written'],
    },
    {
      id: 'other-traps',
      row: 'G9',
      title: 'Other traps are as before',
      sentence:
        'A facility trap that is no stop is handled as before patch 1: no exit to QEMU, and no instruction skipped.',
      consequence: 'The guest is stopped for good by QEMU, or goes on as if it had done something.',
      when: 'always',
      holds: all(not(inPhase('userspace')), not(s.skipped)),
      blames: ['to-userspace', 'left'],
    },
    {
      id: 'same-outcome',
      row: 'G10',
      title: 'A stop is always the same',
      sentence: 'On one host every stop of the guest has the same outcome: a trap, or a pause.',
      consequence:
        'How fast the guest wakes, and whether it lives, depends on what its host did last.',
      when: 'always',
      holds: each((h) => differs(h.seen, SEEN.BOTH)),
      blames: ['host-lite'],
    },
  ];
}

/** What invariants cannot say. None of a guest that does not start. */
export const questionsOf = (s: Setup): QuestionInfo[] =>
  s.starts
    ? [
        {
          id: 'all-handled',
          row: 'L1',
          title: 'Every wake can still be handled',
          sentence: 'From wherever the run comes to, all wakes can still be handled.',
          ask: `still ${s.handled.id} == ${String(s.scenario.wakes)}`,
        },
      ]
    : [];
