/** How the lines that add and subtract the offset are told. */
import { set } from '../../machine/statement.ts';
import { equal, less, more } from '../../machine/expression.ts';
import type { EventMark } from '../../machine/statement.ts';
import type { LineWords } from '../../machine/tell.ts';
import { subcoreOf, type Core } from './core.ts';
import type { Thread } from './thread.ts';

type Lines = Readonly<Record<string, LineWords>>;

const NEEDED = 'TBU40 would be written from whatever the register held';
const CARRY = 'TBU40 leaves the low 24 bits running: have they wrapped since the TB was read?';
const REPAIRED: EventMark = {
  event: 'tb-offset',
  when: true,
  outcome: 'the lost carry is repaired',
};

export function addWords(): Lines {
  const phase = 'entry-switch';
  return {
    E5a: {
      phase,
      costTicks: 12,
      needed: NEEDED,
      does: 'reads the TB to add its offset',
      why: 'The sum is made from the TB as it is now.',
    },
    E5b: {
      phase,
      costTicks: 24,
      does: 'adds its offset',
      events: [{ event: 'tb-offset', when: true, outcome: 'TB now holds guest time' }],
      why: 'The guest reads TB directly, so the offset has to be in it.',
    },
    E6a: { phase, costTicks: 12, does: 'looks for a lost carry', why: CARRY },
    E6b: carryWords(phase),
  };
}

export function subtractWords(core: Core, t: Thread): Lines {
  const phase = 'switch';
  const { k, owed } = subcoreOf(core, t);
  return {
    X12a: {
      phase,
      costTicks: 12,
      needed: NEEDED,
      does: 'reads the TB to subtract its offset',
      why: 'The difference is made from the TB as it is now, whether it still carries the offset or not.',
    },
    X12b: {
      phase,
      // Skipped or not: it will not be subtracted any more.
      ghosts: [set(owed, 0)],
      costTicks: 24,
      does: 'subtracts its offset',
      events: [
        { event: 'tb-offset', when: equal(k, 1), outcome: 'the offset leaves the TB' },
        { event: 'tb-offset', when: more(k, 1), outcome: 'one of its offsets leaves the TB' },
        {
          event: 'tb-damaged',
          when: less(k, 1),
          outcome: 'subtracted from a TB that does not carry the offset: it is wrong now',
        },
      ],
      why: 'Takes the guest offset out again. Right only if the TB still carries it.',
    },
    X12c: { phase, costTicks: 12, does: 'looks for a lost carry', why: CARRY },
    X12d: carryWords(phase),
  };
}

function carryWords(phase: string): LineWords {
  return {
    phase,
    costTicks: 24,
    does: 'repairs the lost carry',
    events: [REPAIRED],
    why: 'The low 24 bits wrapped between read and write: the carry was lost.',
  };
}
