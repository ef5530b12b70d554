/** What a prepared scenario is, and the subcores that they are made of. */
import type { ScenarioInput } from './settings.ts';

export interface Prepared {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly lookFor: string;
  readonly scenario: ScenarioInput;
}

export type Subcore = ScenarioInput['subcores'][number];

/** 2^36 ticks are 134.2 seconds. */
export const guest = (tbOffset: string, more: Partial<Subcore> = {}): Subcore => ({
  start: 'guest',
  tbOffset,
  ...more,
});
export const host: Subcore = { start: 'host' };
export const AHEAD = '0x1000000000';
export const BEHIND = '-0x1000000000';
