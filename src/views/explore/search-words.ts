/** What searches say to people, in words. */
import { withCommas } from '../../base/whole-number.ts';
import type { Description } from '../../protocol/description.ts';
import type {
  Breach,
  ExplorationPhase,
  ExplorationProgress,
  ExplorationResult,
  Reduction,
} from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';
import { bytesText, roughCount, secondsText } from '../format/count.ts';
import { ended } from '../verdict/verdict-sentence.ts';

export type Tone = 'good' | 'warn' | 'bad';

export interface Headline {
  readonly tone: Tone;
  readonly sentence: string;
}

/** The one sentence that a search comes down to. */
export function headline(
  { complete, invariants }: ExplorationResult,
  isFromStep: boolean,
): Headline {
  const total = invariants.length;
  const broken = invariants.filter(({ verdict }) => verdict === 'broken').length;
  const where = isFromStep ? 'every continuation' : 'every interleaving';
  if (broken === 0) {
    return complete
      ? { tone: 'good', sentence: `Proven: all ${total} invariants hold in ${where}.` }
      : { tone: 'warn', sentence: 'Not decided: nothing broke in the part that was searched.' };
  }
  const others = total - broken;
  const [who, verb, are] = others === 1 ? ['one', 'holds', 'is'] : [others, 'hold', 'are'];
  const rest = complete ? `${verb} in ${where}` : `${are} not decided`;
  const sentence = `${broken} of ${total} invariants can break`;
  return {
    tone: 'bad',
    sentence: others === 0 ? `${sentence}.` : `${sentence}; the other ${who} ${rest}.`,
  };
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

const PHASES: Readonly<Record<ExplorationPhase, string>> = {
  waiting: 'Waiting',
  replaying: 'Preparing',
  searching: 'Searching',
  proving: 'Proving the shortest ways',
  writing: 'Writing down what breaks',
};

export function phaseWords({ phase, ahead }: ExplorationProgress): string {
  if (phase !== 'waiting') return PHASES[phase];
  return ahead === 1 ? 'Waiting for another search' : `Waiting for ${ahead} other searches`;
}

/** `1,284,310 states · 4.1 M transitions · 912 k states/s`; '' in phases that find none. */
export function progressFigures(progress: ExplorationProgress): readonly string[] {
  const { states, transitions, statesPerSecond, frontier, depth, bytes, seconds } = progress;
  if (states === 0) return [];
  return [
    `${withCommas(states)} states`,
    `${roughCount(transitions)} transitions`,
    `${roughCount(statesPerSecond)} states/s`,
    `${roughCount(frontier)} to look at`,
    `depth ${depth}`,
    bytesText(bytes),
    secondsText(seconds),
  ];
}

/** The part of its limits that a search has used, 0 to 1. */
export function usedShare(
  { states, bytes }: ExplorationProgress,
  { maxStates, maxMegabytes }: Search['request'],
): number {
  return Math.min(1, Math.max(states / maxStates, bytes / (maxMegabytes * 1e6)));
}

export function resultFigures(result: ExplorationResult): readonly string[] {
  const { states, transitions, depth, seconds, bytesPerState } = result;
  return [
    `${withCommas(states)} ${states === 1 ? 'state' : 'states'}`,
    `${withCommas(transitions)} transitions`,
    `depth ${depth}`,
    secondsText(seconds),
    `${roughCount(states / Math.max(seconds, 0.001))} states/s`,
    `${Math.round(bytesPerState)} bytes a state`,
  ];
}

/** How far it is known that the schedules are the shortest; '' where nothing is broken. */
export function proofWords({ reduction, proof, invariants }: ExplorationResult): string {
  if (invariants.every(({ breach }) => breach === null)) return '';
  if (reduction === 'none') return 'Nothing was left out, so the schedules are the shortest.';
  if (proof === null) return 'Nothing was done to find out whether there are shorter schedules.';
  const { states, depth, seconds, bound } = proof;
  const figures = `${withCommas(states)} states in ${secondsText(seconds)}, ${depth} steps deep`;
  return bound === null
    ? `A search without reductions has shown that the schedules are the shortest: ${figures}.`
    : `Whether there are shorter schedules is known in part (${figures}): ${ended(bound)}`;
}

/** By id of the actor that has to move first: the shortest way to a break, for people. */
export function breachMarks({ result }: Search): ReadonlyMap<string, string> {
  const shortest = new Map<string, { readonly id: string; readonly breach: Breach }>();
  for (const { id, breach } of result?.invariants ?? []) {
    if (!breach?.firstActor) continue;
    const known = shortest.get(breach.firstActor);
    if (known === undefined || breach.steps < known.breach.steps)
      shortest.set(breach.firstActor, { id, breach });
  }
  const words = [...shortest].map(
    ([actor, { id, breach }]) =>
      [actor, `breaks ${id} in ${breach.steps} ${breach.steps === 1 ? 'step' : 'steps'}`] as const,
  );
  return new Map(words);
}

export const REDUCTION_NAMES: Readonly<Record<Reduction, string>> = {
  'por+symmetry': 'with reductions',
  por: 'with partial-order reduction',
  none: 'without reduction',
};

/** The preset's title, or that it was changed; another seed or schedule makes no other search. */
export function aboutWords({ about, fromRun, request, without }: Search): string {
  const base = about.presets.find(({ id }) => id === about.base);
  const title =
    base === undefined
      ? 'A scenario of your own'
      : `${about.preset === null ? 'Changed: ' : ''}${base.title}`;
  if (without !== null) return `${title}, without ${lineName(without, about.description)}`;
  return fromRun === null ? title : `${title}, from step ${request.fromStep}`;
}

/** `H4 of kvmppc_realmode_hmi_handler` */
export function lineName(id: string, description: Description): string {
  const line = description.lines.find((one) => one.id === id);
  const name = description.functions[line?.function ?? -1]?.name ?? '';
  return `${shortLineName(id, description)} of ${name}`;
}

/** `H4`, or its text where it has no letter. */
export function shortLineName(id: string, { lines }: Description): string {
  const line = lines.find((one) => one.id === id);
  if (line === undefined) return id;
  return line.label === '' ? `“${line.text}”` : line.label;
}

/** Why it is not complete, as a sentence; '' when it is. */
export function boundWords(bound: string | null): string {
  if (bound === null) return '';
  return ended(bound.charAt(0).toUpperCase() + bound.slice(1));
}

/** For those who listen: it changes at every phase and every ten seconds, no more often. */
export function spokenWords({ progress, result, failure, fromRun }: Search): string {
  if (failure !== null) return failure.sentence;
  if (result !== null) return headline(result, fromRun !== null).sentence;
  if (progress === null) return 'The search starts.';
  const tens = Math.floor(progress.seconds / 10) * 10;
  return `${phaseWords(progress)}${tens === 0 ? '' : `, for ${tens} seconds`}.`;
}
