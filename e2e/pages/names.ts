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
  | 'Compare'
  | 'Menu';

export const REGIONS = [
  'Core',
  'Timeline',
  'Code',
  'State',
  'Invariants',
  'Log',
  'Verdict',
] as const;

export type RegionName = (typeof REGIONS)[number] | 'Next step' | 'Exhaustive check';

/** Panels that are a tab where they have no place of their own, by what stands on the tab. */
export const TABS: Partial<Record<RegionName, string>> = {
  Log: 'Log',
  Code: 'Code',
  'Next step': 'Next',
  Core: 'Core',
  State: 'State',
  Invariants: 'Invariants',
  'Exhaustive check': 'Search',
};

export type SelectName = 'Scenario' | 'Kernel';
