/** What a search has found, in words. */
import { counted, withCommas } from '../../base/whole-number.ts';
import type { Words } from '../../protocol/description.ts';
import { CAN_END, type Breach, type ExplorationResult } from '../../protocol/exploration.ts';
import { endingOf, invariantsOf } from '../../store/searches.ts';
import type { Search } from '../../store/state.ts';
import { roughCount, secondsText } from '../format/count.ts';
import { asSentence, ended } from '../format/sentence.ts';

export type Tone = 'good' | 'warn' | 'bad';

export interface Headline {
  readonly tone: Tone;
  readonly sentence: string;
}

/** The one sentence that a search comes down to. */
export function headline(
  { complete, invariants, ending }: Pick<ExplorationResult, 'complete' | 'invariants' | 'ending'>,
  isFromStep: boolean,
): Headline {
  const total = invariants.length;
  const broken = invariants.filter(({ verdict }) => verdict === 'broken').length;
  const where = `every order that the model knows${isFromStep ? ' from there on' : ''}`;
  if (broken === 0) {
    if (ending.verdict === 'broken')
      return {
        tone: 'bad',
        sentence: `All ${total} invariants hold in ${where}, but a run may never end.`,
      };
    return complete
      ? { tone: 'good', sentence: `Proven: all ${total} invariants hold in ${where}.` }
      : { tone: 'warn', sentence: 'Not decided: nothing broke in the part that was searched.' };
  }
  const others = total - broken;
  const [who, verb, are] = others === 1 ? ['one', 'holds', 'is'] : [others, 'hold', 'are'];
  const rest = complete ? `${verb} in ${where}` : `${are} not decided`;
  const sentences = [
    `${broken} of ${total} invariants can break`,
    ...(others === 0 ? [] : [`the other ${who} ${rest}`]),
    ...(ending.verdict === 'broken' ? ['and a run may never end'] : []),
  ];
  return { tone: 'bad', sentence: `${sentences.join('; ')}.` };
}

/** The same of a search that goes on, once it is known of every invariant whether it holds; null before. */
export function decided(search: Search): Headline | null {
  const invariants = invariantsOf(search);
  if (invariants.length < search.about.description.invariants.length) return null;
  const [ending = { id: CAN_END, verdict: 'undecided', breach: null }] = endingOf(search);
  return headline({ complete: true, invariants, ending }, search.fromRun !== null);
}

/** `in 39 steps, the shortest`, `in 109 steps`. */
export function stepsWords({ steps, shortest }: Pick<Breach, 'steps' | 'shortest'>): string {
  if (steps === 0) return 'where the search begins';
  return `in ${steps} ${steps === 1 ? 'step' : 'steps'}${shortest ? ', the shortest' : ''}`;
}

/** What is known of shorter ways; '' where nothing has to be said. */
export function shorterWords({ steps, shortest, noneWithin }: Breach): string {
  if (steps === 0 || shortest) return '';
  return noneWithin > 0
    ? `There may be a shorter way, but none of up to ${noneWithin} steps.`
    : 'There may be a shorter way.';
}

/** Of fewer states, what a second or a state takes tells more of the start than of the search. */
const MEASURABLE_STATES = 100_000;

/** Whether rates and averages over that many states say anything. */
export function isMeasurable(states: number): boolean {
  return states >= MEASURABLE_STATES;
}

export function resultFigures(result: ExplorationResult): readonly string[] {
  const { states, transitions, depth, seconds, bytesPerState, reduction } = result;
  return [
    counted(states, 'state'),
    `${withCommas(transitions)} transitions`,
    // With reduction states run on by themselves, so that no steps are counted.
    reduction === 'none' ? `${depth} steps deep` : `${depth} choices deep`,
    ...(seconds === null ? [] : [secondsText(seconds)]),
    // Nor is there a rate then: of all states that are looked at, few count.
    ...(seconds !== null && reduction === 'none' && isMeasurable(states)
      ? [`${roughCount(states / Math.max(seconds, 0.001))} states/s`]
      : []),
    ...(isMeasurable(states) ? [`${Math.round(bytesPerState)} bytes a state`] : []),
  ];
}

/** Why the answer is there at once; '' where it was searched for. */
export function knownWords({ result, isRepeated }: Pick<Search, 'result' | 'isRepeated'>): string {
  if (isRepeated) return 'Known at once: it was searched in this visit.';
  if (result?.seconds === null)
    return 'Known at once: this very machine was searched before, and the answer comes with the page.';
  return '';
}

/** Whether somebody can be left waiting for ever; '' where that is not known. */
export function deadlockWords({ complete, deadlocks, ending }: ExplorationResult): string {
  if (deadlocks > 0)
    return `In ${counted(deadlocks, 'state')} nobody can move though somebody has not finished: a deadlock.`;
  if (!complete) return '';
  const canEnd = ending.verdict === 'holds' ? ', and from wherever one comes to it can end' : '';
  return `No order ends in a deadlock${canEnd}.`;
}

/** What was left out, and why no more; '' where nothing was. */
export function reductionWords(
  { reduction, symmetry }: ExplorationResult,
  { groups }: Pick<Words, 'groups'>,
): string {
  if (reduction === 'none') return '';
  const order =
    'Where the order of two steps makes no difference, only one order was tried (partial-order ' +
    'reduction); the verdicts are those of all orders.';
  if (symmetry === null) return order;
  return symmetry.reason === null
    ? `${order} States that differ only in which of the ${groups} is which count once (symmetry, ` +
        `${symmetry.ways} ways to exchange them).`
    : `${order} The ${groups} cannot be exchanged here, so that nothing is saved by symmetry: ` +
        ended(symmetry.reason);
}

/** How far it is known that the schedules are the shortest; '' where nothing is broken. */
export function proofWords({ reduction, proof, invariants }: ExplorationResult): string {
  if (invariants.every(({ breach }) => breach === null)) return '';
  if (reduction === 'none') return 'Nothing was left out, so the schedules are the shortest.';
  if (proof === null) return 'Nothing was done to find out whether there are shorter schedules.';
  const { states, depth, seconds, bound } = proof;
  const time = seconds === null ? '' : ` in ${secondsText(seconds)}`;
  const figures = `${withCommas(states)} states${time}, ${depth} steps deep`;
  return bound === null
    ? `A search without reductions has shown that the schedules are the shortest: ${figures}.`
    : `Whether there are shorter schedules is known in part (${figures}): ${ended(bound)}`;
}

/** Whether more might be known: it was not searched to its end, or what breaks may break in fewer steps. */
export function isInPart({ complete, invariants }: ExplorationResult): boolean {
  return !complete || invariants.some(({ breach }) => breach?.shortest === false);
}

/** Why it is not complete, as a sentence; '' when it is. */
export function boundWords(bound: string | null): string {
  return bound === null ? '' : asSentence(bound);
}
