/**
 * Why a cell of the survey is broken, told by what happened in the run that breaks it, and what source
 * and hardware say about whether a machine could do that. Sections of the domain are in brackets.
 */
import { assert } from '../base/assert.ts';
import type { Story } from './story.ts';

export interface Cause {
  readonly letter: string;
  readonly title: string;
  /** What the run shows, from the source. */
  readonly argument: string;
  /** Whether hardware and kernel could really do that. */
  readonly onMachine: string;
  readonly shows: (story: Story) => boolean;
}

export const CAUSES: readonly Cause[] = [
  {
    letter: 'A',
    title: 'The HMI does not reach everybody',
    argument:
      'H4 waits until in_guest[] is clear in every slot, and nobody tells the other subcores to leave: ' +
      'the protocol counts on an HMI of their own. A subcore that gets none stays in its guest. While ' +
      'it does, nobody may call OPAL, so the TB error is not recovered, and whoever waits goes on ' +
      'waiting. A thread that got none may also enter a guest while the others resync.',
    onMachine:
      'Not with a TB error: it is a core error and latches in HMER of every thread, whatever the split. ' +
      'Errors of one thread (parity of PURR, SPURR or DEC) do reach one thread alone. There the TB ' +
      'runs on, so the other guests leave with their next exit, at the latest when HDEC expires: ' +
      'the wait costs time in real mode, and ends.',
    shows: ({ scenario }) => scenario.environment.scope !== 'core' && scenario.split > 1,
  },
  {
    letter: 'B',
    title: 'The second HMI is dropped by the first OPAL call',
    argument:
      'opal_handle_hmi reads HMER first (O1) and writes back, as an AND, what it had read without the ' +
      'bits it handled (O12). A cause that is latched in between is cleared with it and never handled: ' +
      'the thread does not come back for the second error, goes on with a TB that is stopped, or lets ' +
      'the others wait for a guest that it has entered again.',
    onMachine:
      'Yes, with this firmware, when a second error follows within one OPAL call (some microseconds to ' +
      'milliseconds). skiboot a9d92e24d changed the write to clear only what was handled.',
    shows: ({ hmiDropped }) => hmiDropped,
  },
  {
    letter: 'C',
    title: 'The offset goes in after the reload, and the HMI path leaves it there',
    argument:
      'A primary on its way in has its HMI latched, for EE=0 until hrfid. The others recover and resync ' +
      'before its TBU40 write of E5 (perhaps between its mftb and that write), so the offset goes into a ' +
      'TB that nobody will load again. In E14 the HMI takes it out at once, on the path that never ' +
      'subtracts, because after an HMI the TB is taken to be host time. In H2 it finds bit 63 still set ' +
      'by the owner whose resync is over but for clear_bit, so it does not resync either. The subcore ' +
      'is back in the host with the offset in its TB.',
    onMachine:
      'Yes, in principle, and the damage stays. From E5 to H2 the primary has some hundred instructions ' +
      'to go while the owner stands between the reload and clear_bit(63), so the owner must be slow ' +
      'there: it polls TFMR over XSCOM and takes a lock, and a thread of the same core that runs shares ' +
      'its pipelines. Recording at the moment of the write what has been applied (57b8daa70a17, ' +
      'tb_offset_applied) does not help by itself, since H7 of the later code sets it to 0 on this path.',
    shows: ({ offsetLeftIn }) => offsetLeftIn,
  },
  {
    letter: 'D',
    title: 'A subcore enters its guest while others are past H4',
    argument:
      'H4 looks at in_guest[] once, slot by slot, and nothing on the way into a guest looks at bit 63 or ' +
      'at who is past H4. E5 puts the offset into the TB, in_guest[] says so only in E8. A host thread, ' +
      'a late secondary (S4 tells the runner that it is done before S5 handles its HMI), or ' +
      'the resync owner may therefore be between H4 and the end of OPAL when the offset goes in, and ' +
      'the reload takes it out again. What follows depends on who notices: a primary with an HMI of its ' +
      'own still latched leaves at once (E14) on the path that does not subtract, which repairs it; a ' +
      'secondary whose HMI is done already runs guest code on host time until its doorbell; and a ' +
      'primary whose HMI is done subtracts in X12 what is no longer there.',
    onMachine:
      'Yes, in principle: every step of these runs is one that the source allows, and HMIs are masked ' +
      'on the whole way in. It takes an entry that falls into the microseconds of one recovery. The ' +
      'later snapshot of the offset (57b8daa70a17) does not close it; the POWER9 code of 2021 ' +
      'removed the protocol.',
    shows: ({ reloadedUnderGuest, enteredDuringResync }) =>
      reloadedUnderGuest || enteredDuringResync,
  },
  {
    letter: 'E',
    title: 'A thread waits in H4 for a guest that was entered again',
    argument:
      'A subcore that is done with the round may enter its guest while a slower thread still has slots ' +
      'of in_guest[] to look at, or has not begun to. That thread then waits for the new guest to leave, ' +
      'and in this scenario nothing makes it leave.',
    onMachine:
      'Not for ever: HDEC, or any interrupt for the host, ends a guest, and the rows in which guests leave by ' +
      'themselves show no deadlock. But the thread spins in real mode with interrupts off until then.',
    shows: ({ waitsForGuest }) => waitsForGuest,
  },
  {
    letter: 'F',
    title: 'A round is over before a subcore that was on its way in takes part',
    argument:
      'While a primary is between R1 and E8, in_guest[] does not say so, and its HMI is masked. The others ' +
      'go through the whole round without it: resync, clear_bit(63). Then it comes to H2, finds bit 63 ' +
      'clear, and resyncs the core for the same error once more. The timebases are right all the time, but ' +
      'for moments in which those that run in the host find them stopped.',
    onMachine:
      'Yes, and it may not even be rare: any primary that enters when the error strikes does it. The cost ' +
      'is a second stop of healthy TBs, some microseconds long.',
    shows: ({ resyncedTwice }) => resyncedTwice,
  },
];

/** The first cause that the story of a break shows; throws where none does: then one is missing here. */
export function causeOf(story: Story, what: string): Cause {
  const cause = CAUSES.find(({ shows }) => shows(story));
  assert(cause !== undefined, `no cause explains ${what}`);
  return cause;
}
