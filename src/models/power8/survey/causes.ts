/**
 * Why a cell of the survey is broken, told by what happened in the run that breaks it, and how source
 * and hardware judge it. The first cause that a run shows is the one that counts.
 */
import {
  droppedHmi,
  hasNoTod,
  leftOffsetIn,
  leftPastHmi,
  misreadDecrementer,
  missedThreads,
  reloadedUnderGuest,
  reloadedUnderOwnVcore,
  resyncedTooOften,
  struckDuringLoad,
} from './facts.ts';
import type { Assumption } from './assumptions.ts';
import type { Story } from './story.ts';

/** What source and hardware say about whether a machine could do what the run does. */
export type Judgement = 'happens' | 'not excluded' | 'cannot happen';

export const JUDGEMENTS: Readonly<Record<Judgement, string>> = {
  happens: 'source and hardware allow it',
  'not excluded': 'the source allows it, time or likelihood speaks against it',
  'cannot happen': 'hardware prevents it, as far as it keeps its promises',
};

export interface Cause {
  readonly letter: string;
  readonly title: string;
  /** What the run shows, from the source. */
  readonly shown: string;
  readonly judgement: Judgement;
  /** Why it is judged like that; where time speaks against it, who would have to stall for how long. */
  readonly argument: string;
  /** What has to come together, in a few words. */
  readonly takes: string;
  /** How a kernel is rid of it; '' where nothing is known. */
  readonly mended: string;
  /** What it rests on whatever the run; `assumptions.ts` finds what else a run takes for granted. */
  readonly restsOn: readonly Assumption[];
  /** What is broken is a measure of this page, and no promise of the kernel. */
  readonly isYardstick: boolean;
  /** Ids of the invariants that it may explain; null for all. */
  readonly explains: readonly string[] | null;
  readonly happenedIn: (story: Story) => boolean;
}

const PLAIN = { restsOn: [], isYardstick: false, explains: null, mended: '' } as const;

/** In the order in which a run is asked. */
export const CAUSES: readonly Cause[] = [
  {
    ...PLAIN,
    letter: 'A',
    title: 'A TB error does not reach every thread',
    shown:
      'H4 waits until in_guest[] is clear in every slot, and nobody tells the other subcores to leave: ' +
      'the protocol counts on an HMI of their own. A subcore that gets none stays in its guest until its ' +
      'HDEC, and one that is in the host may enter a guest while the others resync.',
    judgement: 'cannot happen',
    argument:
      'A TB error is an error of the core: its HMI is raised on all threads, whatever the split (the ' +
      'comment in book3s_hv_ras.c, and skiboot on OPAL_HANDLE_HMI). Parity errors of PURR, SPURR or DEC ' +
      'do reach one thread alone, but then the TB runs on; they have rows of their own.',
    takes: 'hardware that breaks its promise',
    happenedIn: missedThreads,
  },
  {
    ...PLAIN,
    letter: 'J',
    title: 'The ChipTOD stands still, so that no TB can be loaded',
    shown:
      'A recovery fails and queues an event that says NOT_RECOVERED. A resync fails, too: it has stopped ' +
      'the TBs by then, and returns OPAL_HARDWARE, which Linux ignores.',
    judgement: 'happens',
    argument:
      'The hardware is defective, and no kernel could have the time right. That Linux ends with ' +
      '“Unrecoverable HMI exception” after a failed recovery is by design. After an HMI without a TB ' +
      'error the resync stops TBs that were healthy, and Linux goes on with them.',
    takes: 'a defective ChipTOD',
    happenedIn: hasNoTod,
  },
  {
    ...PLAIN,
    letter: 'F',
    title: 'One resync too many: a subcore comes to H2 after the round is over',
    shown:
      'While a primary is on its way in, in_guest[] does not say so, and its HMI only latches. The others ' +
      'may go through the whole round without it, to clear_bit(63). Then it comes to H2, finds bit 63 ' +
      'clear, and resyncs the core for the same error once more.',
    judgement: 'happens',
    argument:
      'Any primary that enters while the error strikes can do it. It is harmless: healthy TBs stop once ' +
      'more for some microseconds. That an error costs at most one resync is a measure of this page; the ' +
      'kernel does not promise it.',
    takes: 'a subcore on its way into a guest when the error strikes',
    isYardstick: true,
    explains: ['one-resync'],
    happenedIn: resyncedTooOften,
  },
  {
    ...PLAIN,
    letter: 'B',
    title: 'The HMI of a second error is dropped by the OPAL call for the first',
    shown:
      'opal_handle_hmi reads HMER first (O1) and writes back, as an AND, what it had read without the ' +
      'bits that it handled (O12). A cause that is latched in between is cleared with it and never ' +
      'handled: the thread does not come back for the second error, and goes on with a TB that is stopped.',
    judgement: 'happens',
    argument:
      'It is a fault of the firmware, and the commit that mends it says so. A second error is repaired all ' +
      'the same when it strikes before RS2 of the resync owner, whose resync clears it; between RS2 and ' +
      'O12 of the slowest thread it is not.',
    takes: 'a second TB error within one OPAL call, micro- to milliseconds',
    mended: 'skiboot a9d92e24d writes back ones for all that was not handled',
    restsOn: ['hmerEdge'],
    happenedIn: droppedHmi,
  },
  {
    ...PLAIN,
    letter: 'C',
    title: 'The offset goes in after the reload, and the HMI path leaves it there',
    shown:
      'A primary on its way in has its HMI latched, for EE is 0 until hrfid. The others recover and resync ' +
      'before its TBU40 write of E5, so the offset goes into a TB that nobody will load again. At hrfid ' +
      'the HMI takes it out at once, on the path that never subtracts, because after an HMI the TB is ' +
      'taken to be host time. In H2 it finds bit 63 still set, so it does not resync either. The subcore ' +
      'is back in the host with the offset in its TB.',
    judgement: 'not excluded',
    argument:
      'After the reload the owner has only a read of TFMR, an unlock, the way back from OPAL and ' +
      'clear_bit(63) left, while the primary has about a thousand instructions before it comes to H2 ' +
      '(SLB, VSX, PMU, two slbia and ptesync): the owner would have to stall in real mode, with ' +
      'interrupts off, for microseconds.',
    takes:
      'split core; a subcore between hard-disable and hrfid; the owner stalls for microseconds',
    mended:
      'not by 57b8daa70a17: on this path H7 sets tb_offset_applied to 0 although the offset is in the TB',
    happenedIn: leftOffsetIn,
  },
  {
    ...PLAIN,
    letter: 'I',
    title: 'A late secondary reloads the TB under its own vcore',
    shown:
      'S4 tells the runner that a secondary is done before S5 handles its HMI. The runner enters the guest ' +
      'again meanwhile, and sets in_guest[] in E8, after its offset is in the TB since E5. The secondary ' +
      'comes to H4 in between, and recovers a second error.',
    judgement: 'not excluded',
    argument:
      'From S4 to H4 the secondary has some dozen instructions, the runner has its whole way out, through ' +
      'the host and in again: the secondary would have to stall in real mode, with interrupts off, for ' +
      'many microseconds, and the second error would have to strike just then.',
    takes: 'a second TB error; a vcore that enters again while a secondary stalls for microseconds',
    happenedIn: reloadedUnderOwnVcore,
  },
  {
    ...PLAIN,
    letter: 'D',
    title: 'A subcore enters its guest after the others have looked',
    shown:
      'H4 looks at in_guest[] once, slot by slot, and nothing on the way into a guest looks at bit 63, at ' +
      'HMER or at the other slots. E5 puts the offset into the TB, in_guest[] says so only in E8. A host ' +
      'thread, a late secondary (S4 tells the runner that it is done before S5 handles its HMI) or the ' +
      'resync owner may be past H4 by then, and its reload wipes the offset. The guest, if it runs, reads ' +
      'host time. A primary with its HMI still latched leaves on the path that does not subtract, which ' +
      'repairs it; one whose HMI is done subtracts in X12 what is no longer there, which is the damage of ' +
      'the original bug.',
    judgement: 'happens',
    argument:
      "From the owner's H4 to its reload there are two OPAL calls and several XSCOMs, which take about as " +
      "long as the whole way in. It contradicts the kernel's own comment before H5. With an offset of 0 it " +
      'cannot be seen. Under dynamic split kvmhv_commence_exit takes all subcores out, and none enters ' +
      'alone.',
    takes:
      'static split; an offset; a subcore that enters in the microseconds of a recovery or resync',
    mended: 'not by 57b8daa70a17; the POWER9 code of 2021 removed the protocol',
    happenedIn: reloadedUnderGuest,
  },
  {
    ...PLAIN,
    letter: 'E',
    title: 'A secondary uses the TB while its primary moves the offset',
    shown:
      'A secondary sets its DEC from dec_expires (E11) before it waits for its primary, and saves ' +
      'dec_expires (X5) after it has said that it leaves (X3). Meanwhile the primary adds the offset, ' +
      'subtracts it, or lets the TB be zeroed or reloaded. What the secondary computes is wrong by one offset.',
    judgement: 'happens',
    argument:
      'Both windows are in the source, and no error is needed. A guest timer is late or early by the ' +
      'offset: DEC has 32 bits, so only the offset modulo 2^32 counts there, dec_expires has 64.',
    takes: 'a vcore with two threads, and an offset',
    mended: '57b8daa70a17 loads DEC after the wait and saves it before kvmhv_commence_exit',
    explains: ['dec-expires'],
    happenedIn: misreadDecrementer,
  },
  {
    ...PLAIN,
    letter: 'G',
    title: 'A latched HMI is taken after another interrupt',
    shown:
      'At hrfid HDEC or a doorbell is taken first, so the thread leaves its guest with another trap while ' +
      'its HMI is latched: the primary subtracts the offset in X12, and nobody becomes the resync owner.',
    judgement: 'not excluded',
    argument:
      'In which order hardware takes what is pending at hrfid could not be verified. That the HMI comes ' +
      'first is likely, and is what all other rows take for granted.',
    takes: 'hardware that takes HDEC or a doorbell before an HMI',
    restsOn: ['hmiPriority'],
    happenedIn: leftPastHmi,
  },
  {
    ...PLAIN,
    letter: 'H',
    title: 'An error strikes while OPAL loads the TB',
    shown:
      'chiptod_recover_tb_errors finds an error that was not there when it began, gives up, and queues an ' +
      'event that says NOT_RECOVERED.',
    judgement: 'happens',
    argument:
      'Values of TFMR from the field show it: state 9 from 6, with bits 18 and 46 set. Linux ends by ' +
      'design, with “Unrecoverable HMI exception”.',
    takes: 'a second TB error within the microseconds of one load',
    happenedIn: struckDuringLoad,
  },
];

/** The first cause that a break shows; null where none does: then one is missing here. */
export function causeOf(story: Story): Cause | null {
  const explains = ({ explains: ids, happenedIn }: Cause): boolean =>
    (ids === null || ids.includes(story.invariant)) && happenedIn(story);
  return CAUSES.find(explains) ?? null;
}
