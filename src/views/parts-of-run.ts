/**
 * Parts of the page of a run that come after its bars: the timeline, whose run takes longer to come than it
 * does, and the panels that stand behind a tab at first.
 */
export const loadTimeline = async () => (await import('./timeline/timeline.tsx')).Timeline;

export const loadState = async () => (await import('./state/state-panel.tsx')).StatePanel;
export const loadInvariants = async () =>
  (await import('./invariants/invariants-panel.tsx')).InvariantsPanel;
export const loadCalculator = async () =>
  (await import('./calculator/calculator-panel.tsx')).CalculatorPanel;
export const loadSearch = async () => (await import('./explore/search-panel.tsx')).SearchPanel;

export const BEHIND_TABS = [loadState, loadInvariants, loadSearch, loadCalculator] as const;
