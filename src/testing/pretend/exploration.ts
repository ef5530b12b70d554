/** Progress and results of searches, as tests need them. */
import {
  CAN_END,
  type Breach,
  type ExplorationProgress,
  type ExplorationResult,
  type InvariantResult,
} from '../../protocol/exploration.ts';
import { pretendScenario } from './engine.ts';

export function progressOf(more: Partial<ExplorationProgress> = {}): ExplorationProgress {
  return {
    phase: 'searching',
    ahead: 0,
    states: 1_284_310,
    transitions: 4_100_000,
    frontier: 20_000,
    depth: 31,
    statesPerSecond: 912_000,
    bytes: 60e6,
    seconds: 1.4,
    levels: [400, 600, 900],
    ...more,
  };
}

export function brokenResult(id: string, breach: Partial<Breach> = {}): InvariantResult {
  const steps = breach.steps ?? 12;
  return {
    id,
    verdict: 'broken',
    breach: {
      steps,
      shortest: true,
      noneWithin: steps - 1,
      firstActor: 't0',
      explanation: null,
      scenario: { ...pretendScenario, schedule: ['t0'] },
      atStep: steps,
      link: '#v=1&a=1',
      ...breach,
    },
  };
}

export function resultOf(
  invariants: readonly InvariantResult[],
  more: Partial<ExplorationResult> = {},
): ExplorationResult {
  return {
    complete: true,
    bound: null,
    states: 805,
    transitions: 2341,
    depth: 40,
    deadlocks: 0,
    stalls: 0,
    seconds: 0.016,
    bytesPerState: 45.8,
    reduction: 'por+symmetry',
    symmetry: { ways: 1, reason: 'there is only one' },
    proof: null,
    invariants,
    ending: holds(CAN_END),
    neverTaken: { lines: [], actors: [] },
    ...more,
  };
}

export const holds = (id: string): InvariantResult => ({ id, verdict: 'holds', breach: null });
