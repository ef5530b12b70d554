/**
 * Which idle state cpuidle picks (1.6 of the facts), simplified to its rule of target residencies: the deepest
 * state that is not expected to be left too early.
 */

export interface IdleState {
  readonly name: 'snooze' | 'stop0lite' | 'Shared Cede';
  /** µs. */
  readonly exitLatency: number;
  readonly residency: number;
}

const SNOOZE: IdleState = { name: 'snooze', exitLatency: 0, residency: 0 };
/** Of the table of patch 3; its text speaks of 1 to 20 µs. */
const STOP0LITE: IdleState = { name: 'stop0lite', exitLatency: 2, residency: 20 };
const CEDE: IdleState = { name: 'Shared Cede', exitLatency: 10, residency: 100 };

/** From the shallowest; `offered`: the guest was told that it may stop. */
export const idleStates = (offered: boolean): readonly IdleState[] =>
  offered ? [SNOOZE, STOP0LITE, CEDE] : [SNOOZE, CEDE];

/** `expected` in µs. */
export const picked = (expected: number, states: readonly IdleState[]): IdleState =>
  states.findLast(({ residency }) => expected >= residency) ?? SNOOZE;

/** TB ticks that a poll lasts: snooze_timeout is the residency of state 1, whichever that is. */
export const snoozeTimeout = (states: readonly IdleState[], ticksPerMicrosecond: number): number =>
  (states[1]?.residency ?? 0) * ticksPerMicrosecond;
