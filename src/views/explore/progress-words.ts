/** How far a search is, in words. */
import { counted, withCommas } from '../../base/whole-number.ts';
import type { ExplorationPhase, ExplorationProgress } from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';
import { bytesText, roughCount, secondsText } from '../format/count.ts';
import { decided, headline, isMeasurable } from './search-words.ts';

const PHASES: Readonly<Record<ExplorationPhase, string>> = {
  waiting: 'Starting',
  replaying: 'Preparing',
  searching: 'Searching',
  reducing: 'Searching with reductions',
  proving: 'Proving the shortest ways',
  writing: 'Writing down what breaks',
};

export function phaseWords({ phase, ahead }: ExplorationProgress): string {
  if (phase !== 'waiting' || ahead === 0) return PHASES[phase];
  return ahead === 1 ? 'Waiting for another search' : `Waiting for ${ahead} other searches`;
}

/** What else goes on, where something is broken already. */
export function goesOnWords(phase: ExplorationPhase): string {
  if (phase === 'proving') return 'what goes on is the search for shorter ones';
  return phase === 'writing' ? 'how it comes about is being written down' : 'the search goes on';
}

/** `1,284,310 states · 4.1 M transitions · 912 k states/s`; '' in phases that find none. */
export function progressFigures(progress: ExplorationProgress): readonly string[] {
  const { states, transitions, statesPerSecond, frontier, depth, bytes, seconds } = progress;
  if (states === 0) return [];
  return [
    counted(states, 'state'),
    `${roughCount(transitions)} transitions`,
    ...(isMeasurable(states) ? [`${roughCount(statesPerSecond)} states/s`] : []),
    `${roughCount(frontier)} to look at`,
    `depth ${depth}`,
    bytesText(bytes),
    secondsText(seconds),
  ];
}

/** Whether the search meets more and more that is new, or less and less; '' while that is not known. */
export function trendWords({ phase, levels }: ExplorationProgress): string {
  const [first, ...later] = levels;
  const last = later.at(-1);
  // The proof ends at the depth of what is broken, however many states there are.
  const isWhole = phase === 'searching' || phase === 'reducing';
  if (!isWhole || first === undefined || last === undefined) return '';
  if (last > first * 1.05) return 'The frontier grows: every step finds more new states.';
  if (last < first * 0.95) return 'The frontier shrinks: every step finds fewer new states.';
  return 'The frontier neither grows nor shrinks.';
}

/** How much of the nearer one of its limits a search has used; that is no share of the work. */
export function limitUsed(
  { states, bytes }: Pick<ExplorationProgress, 'states' | 'bytes'>,
  { maxStates, maxMegabytes }: Search['request'],
): { readonly share: number; readonly words: string } {
  const maxBytes = maxMegabytes * 1e6;
  const share = Math.min(1, Math.max(states / maxStates, bytes / maxBytes));
  const limit = `${withCommas(maxStates)} states or ${bytesText(maxBytes)}`;
  return { share, words: `${percentText(share)} of the limit: ${limit}` };
}

/** `0.4 %`, `12 %`. */
function percentText(share: number): string {
  const percent = share * 100;
  return `${percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** For those who listen: it changes at every phase and every ten seconds, no more often. */
export function spokenWords(search: Search): string {
  const { progress, result, failure, fromRun } = search;
  if (failure !== null) return failure.sentence;
  if (result !== null) return headline(result, fromRun !== null).sentence;
  if (progress === null) return 'The search starts.';
  const known = decided(search);
  const tens = Math.floor(progress.seconds / 10) * 10;
  const phase = `${phaseWords(progress)}${tens === 0 ? '' : `, for ${tens} seconds`}.`;
  return known === null ? phase : `${known.sentence} ${phase}`;
}
