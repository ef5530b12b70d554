/** How far a search is, in words. */
import { withCommas } from '../../base/whole-number.ts';
import type { ExplorationPhase, ExplorationProgress } from '../../protocol/exploration.ts';
import type { Search } from '../../store/state.ts';
import { bytesText, roughCount, secondsText } from '../format/count.ts';
import { headline } from './search-words.ts';

const PHASES: Readonly<Record<ExplorationPhase, string>> = {
  waiting: 'Starting',
  replaying: 'Preparing',
  searching: 'Searching',
  proving: 'Proving the shortest ways',
  writing: 'Writing down what breaks',
};

export function phaseWords({ phase, ahead }: ExplorationProgress): string {
  if (phase !== 'waiting' || ahead === 0) return PHASES[phase];
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

/** For those who listen: it changes at every phase and every ten seconds, no more often. */
export function spokenWords({ progress, result, failure, fromRun }: Search): string {
  if (failure !== null) return failure.sentence;
  if (result !== null) return headline(result, fromRun !== null).sentence;
  if (progress === null) return 'The search starts.';
  const tens = Math.floor(progress.seconds / 10) * 10;
  return `${phaseWords(progress)}${tens === 0 ? '' : `, for ${tens} seconds`}.`;
}
