/**
 * The interface's names for assistive technology, which stay stable: the specs find everything by
 * them, so that renaming one is a change that fails here.
 */

export type ButtonName =
  | 'Step forward'
  | 'Step back'
  | 'Next event'
  | 'Previous event'
  | 'Play'
  | 'Pause'
  | 'Go to start'
  | 'Go to end'
  | 'Inject HMI'
  | 'Share'
  | 'Explore'
  | 'Compare';

export const REGIONS = [
  'Core',
  'Timeline',
  'Code',
  'State',
  'Invariants',
  'Log',
  'Verdict',
] as const;

export type RegionName = (typeof REGIONS)[number];

export type SelectName = 'Scenario' | 'Kernel' | 'Firmware';
