/** This run, and every run: two sentences that are short enough to stand under each other. */
import { counted } from '../../base/whole-number.ts';
import type { EveryRun, ThisRun } from '../../store/every-run.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'dim';

export interface Said {
  readonly tone: Tone;
  readonly sentence: string;
  /** What it means, for who stays with it. */
  readonly detail: string;
}

/** What is left of it, where that is known. */
const END_OF_DAMAGE: Readonly<Record<string, string>> = {
  true: ', for good',
  false: ', repaired later',
};

export function thisRunWords(run: ThisRun): Said {
  const detail = 'One order of the steps, the one on the page.';
  switch (run.kind) {
    case 'growing':
      return { tone: 'dim', sentence: 'right so far, not yet at its end', detail };
    case 'right':
      return { tone: 'good', sentence: `right to its end, step ${run.step}`, detail };
    case 'broken':
      return { tone: 'bad', sentence: `broken at step ${run.step}`, detail };
    case 'damaged':
      return {
        tone: 'bad',
        sentence: `damaged at step ${run.step}${END_OF_DAMAGE[String(run.isForGood)] ?? ''}`,
        detail,
      };
  }
}

/** `isThis`: the order that breaks it is the run on the page. */
export function everyRunWords(every: EveryRun, isThis: boolean): Said {
  switch (every.kind) {
    case 'unknown':
      return {
        tone: 'dim',
        sentence: 'not searched yet',
        detail: 'Explore looks at every order of the steps that the model knows.',
      };
    case 'searching':
      return {
        tone: 'dim',
        sentence: searchingWords(every),
        detail: 'The search of every order goes on; nothing is proven before its end.',
      };
    case 'breaks':
      return {
        tone: 'bad',
        sentence: isThis ? 'some order breaks it: this one' : 'some order breaks it',
        detail: every.isOver
          ? 'A search of every order has found it.'
          : 'Found by the search that still goes on.',
      };
    case 'holds':
      return holdsWords(every);
    case 'unfinished':
      return {
        tone: 'warn',
        sentence: `not finished: ${counted(every.states, 'state')}, nothing broken`,
        detail: 'The search was stopped or met its limit: nothing is proven.',
      };
  }
}

function searchingWords({ states, part }: Extract<EveryRun, { kind: 'searching' }>): string {
  if (part === 'waits') return 'waits for another search';
  if (states > 1) return `searching: ${counted(states, 'state')}, nothing broken yet`;
  return part === 'all' ? 'the search starts' : 'goes on with reductions, nothing broken yet';
}

function holdsWords({ states, deadlocks, ending }: Extract<EveryRun, { kind: 'holds' }>): Said {
  const holds = `holds in all ${counted(states, 'state')}`;
  if (deadlocks > 0)
    return {
      tone: 'warn',
      sentence: `${holds}, but can deadlock`,
      detail: `In ${counted(deadlocks, 'state')} nobody can move though somebody has not finished.`,
    };
  if (ending === 'broken')
    return {
      tone: 'warn',
      sentence: `${holds}, but may never end`,
      detail: 'All invariants hold, but from some moment on no order comes to an end any more.',
    };
  const canEnd = ending === 'holds' ? ' From wherever an order comes to, it can end.' : '';
  return {
    tone: 'good',
    sentence: `${holds}, no deadlock`,
    detail:
      'Proven: every state that some order can reach was looked at. All invariants hold in it, and ' +
      `nobody is left waiting for ever because nobody can move.${canEnd}`,
  };
}
