/** Rows of cases: every mutation in each of its cases, and kernels with what the tables hold back. */
import { steps } from '../../steps.ts';
import type { ScenarioInput } from '../settings.ts';
import { FOUND } from './found.ts';
import { MUTATIONS, withMutation, type Mutation } from './mutations.ts';
import {
  asMerged,
  CASES,
  moves,
  rows,
  shares,
  twoVms,
  type CaseName,
  type Prepared,
} from './prepared.ts';

const IN_WORDS: Readonly<Record<CaseName, string>> = {
  one: 'One vCPU on one CPU.',
  move: 'One vCPU that moves between two CPUs, preempted once.',
  share: 'Two VMs share a CPU, with one preemption.',
  cancel: 'One vCPU that is preempted once, and cancels its timer once.',
  wake: 'One vCPU that is woken once by another interrupt.',
  delay: 'One vCPU, and signals that come late.',
};

const NAMES = Object.keys(CASES) as CaseName[];

/** What is found for a mutation in a case, in AFTER or in LATE. */
const found = ({ row }: Mutation, name: CaseName, era: 'after' | 'late') =>
  rows(FOUND[row]?.[era][NAMES.indexOf(name)] ?? '');

/** Each mutation where it shows, for the page. */
export const SHOWN: readonly Prepared[] = MUTATIONS.map((one) => {
  const { id, row, title, sentence, lookFor, change, shown, schedule } = one;
  const scenario = {
    ...withMutation(CASES[shown], change),
    ...(schedule !== undefined && { schedule: steps(schedule) }),
  };
  return { id, row, title, sentence, lookFor, scenario, breaks: found(one, shown, 'after') };
});

type Row = Prepared & { readonly row: string };

const ofMutation = (one: Mutation): Row[] =>
  NAMES.flatMap((name) => {
    const told = { title: `${one.title}: ${name}`, sentence: one.sentence, group: 'Cases' };
    const row = `${one.row}/${name}`;
    const inLate = one.inLate === undefined ? one.change : one.inLate;
    return [
      {
        ...told,
        id: row,
        row,
        lookFor: IN_WORDS[name],
        scenario: withMutation(CASES[name], one.change),
        breaks: found(one, name, 'after'),
      },
      {
        ...told,
        id: `${row}/late`,
        row: `${row}/late`,
        lookFor:
          inLate === null
            ? `${IN_WORDS[name]} From 5.1 there is no such line: nothing is changed.`
            : IN_WORDS[name],
        scenario: withMutation(CASES[name], { ...inLate, era: 'late' }),
        breaks: found(one, name, 'late'),
      },
    ];
  });

/** A kernel with other parameters, of which the tables state no verdict. */
function other(row: string, sentence: string, scenario: ScenarioInput, breaks: string): Row {
  return {
    id: row,
    row,
    title: `${row}: ${sentence.replace(/[.]$/, '')}`,
    sentence,
    lookFor: 'What a search of every order finds.',
    group: 'Cases',
    scenario,
    breaks: rows(breaks),
  };
}

const cancels: ScenarioInput = { cpus: 2, happens: { preempt: 1, cancel: 1 } };
const woken: ScenarioInput = { happens: { wake: 1 } };
const twoByTwo: ScenarioInput = { vcpus: 2, cpus: 2, length: { T: 2, R: 1 } };

const HELD_BACK: readonly Row[] = [
  // Nobody shares anything with the other.
  other('A1/two-by-two', 'Two vCPUs on two CPUs.', twoByTwo, ''),
  other(
    'A2/two-by-two',
    'Two vCPUs on two CPUs, one preemption.',
    { ...twoByTwo, happens: { preempt: 1 } },
    '',
  ),
  // R4, or R3, finds the timer off and takes back line and active state before the next entry.
  other('A3/cancel', 'A cancelled timer.', cancels, ''),
  other('B1/cancel', 'A cancelled timer, until 4.14.', { ...cancels, era: 'before' }, ''),
  other('L1/cancel', 'A cancelled timer, from 5.1.', { ...cancels, era: 'late' }, ''),
  // H6 and H5 alone, as without a cancel.
  other('M1/cancel', 'A cancelled timer, 4.16 to 5.0.', { ...cancels, era: 'mid' }, 'V8'),
  other(
    'H5/cancel',
    'A cancelled timer, without resampling.',
    { ...cancels, era: 'late', resample: false },
    'V4 V6',
  ),
  // S5, or the load, cancels the soft timer, and the guest waits again.
  other('A1/wake', 'Another wake.', woken, ''),
  other('B1/wake', 'Another wake, until 4.14.', { ...woken, era: 'before' }, ''),
  other('M1/wake', 'Another wake, 4.16 to 5.0.', { ...woken, era: 'mid' }, ''),
  other('L1/wake', 'Another wake, from 5.1.', { ...woken, era: 'late' }, ''),
  // See H1/both.
  other('A1/delay', 'Late signals.', { gicDelay: true }, 'V1 V10'),
  other('A2/delay', 'Late signals, two vCPUs.', { ...shares, gicDelay: true }, 'V1 V8 V10'),
  other('A3/delay', 'Late signals, two CPUs.', { ...moves, gicDelay: true }, 'V1 V8 V10'),
  // B5 switches the timer off with interrupts off: its signal may come at B6. Nobody needs it, and B2 writes the
  // active state anew, for the level is then high.
  other(
    'B1/delay',
    'Late signals, until 4.14.',
    { ...shares, era: 'before', gicDelay: true },
    'V12',
  ),
  // The handler asks memory for what is not loaded, so that a late interrupt has an owner.
  other('M1/delay', 'Late signals, 4.16 to 5.0.', { ...moves, era: 'mid', gicDelay: true }, 'V8'),
  other('L1/delay', 'Late signals, from 5.1.', { ...moves, era: 'late', gicDelay: true }, ''),
  // Without the NULL check only a preemption can show it; without the repair of the handler the word is lost.
  other(
    'H1/fix',
    'As merged, with 36e5cfd410ad alone.',
    { ...asMerged, handlerFix: true },
    'V1 V10',
  ),
  other('H1/null', 'As merged, with the NULL check alone.', { ...asMerged, nullCheck: true }, 'V1'),
  other(
    'H1n/fix',
    'As merged, with 36e5cfd410ad alone, preempted.',
    { ...asMerged, handlerFix: true, happens: { preempt: 1 } },
    'V1 V5 V8 V10',
  ),
  other(
    'H1n/null',
    'As merged, with the NULL check alone, preempted.',
    { ...asMerged, nullCheck: true, happens: { preempt: 1 } },
    'V1',
  ),
  // Then a level that is gone signals nothing, and the handler only ever reads the guest’s word.
  other('H1/prompt', 'As merged, with a prompt GIC.', { ...asMerged, gicDelay: false }, ''),
  other(
    'H1n/prompt',
    'As merged, with a prompt GIC, preempted.',
    { ...asMerged, gicDelay: false, happens: { preempt: 1 } },
    '',
  ),
  // V6: the new offset comes between L0, which raises the line by the old one, and the restore.
  other(
    'H4/late',
    'A new vCPU, from 5.1.',
    { era: 'late', happens: { create: 1 } },
    'V1 V2 V6 V11',
  ),
  // A guest that is never kicked out has no interrupt active at a load.
  other(
    'H5/one',
    'Without resampling, and without a preemption.',
    { era: 'late', resample: false },
    '',
  ),
  // The handler as merged raises the line for any CTL that is 1, whatever the status says.
  other(
    'VM16/b103',
    'CTL restored first, as merged, with late signals.',
    withMutation(
      { ...twoVms, handlerFix: false, gicDelay: true },
      MUTATIONS.find(({ row }) => row === 'VM16')?.change ?? {},
    ),
    'V1 V6',
  ),
];

/** Each has a row, which is its id. */
export const CASE_ROWS: readonly Row[] = [...MUTATIONS.flatMap(ofMutation), ...HELD_BACK];
