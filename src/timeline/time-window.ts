/**
 * What part of time is on the screen. Pure functions from one window to the next; every window they
 * return lies within the limits and is at least `MIN_SPAN_TICKS` long. All times are ticks.
 */

export interface TimeWindow {
  readonly fromTicks: number;
  readonly toTicks: number;
}

const MIN_SPAN_TICKS = 16;
/** A run up to this long, as drawn, is shown whole at first. */
const SHORT_RUN_MICROSECONDS = 12;
const FIRST_VIEW_MICROSECONDS = 2;
const LONG_STORY_MICROSECONDS = 12;
const STORY_MARGIN = 0.15;

/** All that can be shown: the run, and a little after its end where the last phases stand. */
export function limitsOf(endTicks: number): TimeWindow {
  return { fromTicks: 0, toTicks: Math.max(MIN_SPAN_TICKS, endTicks + Math.ceil(endTicks / 50)) };
}

export function spanTicks({ fromTicks, toTicks }: TimeWindow): number {
  return toTicks - fromTicks;
}

/** The nearest window inside the limits, keeping its length if that is possible. */
export function clamped(window: TimeWindow, limits: TimeWindow): TimeWindow {
  const length = Math.min(Math.max(spanTicks(window), MIN_SPAN_TICKS), spanTicks(limits));
  const fromTicks = Math.min(Math.max(window.fromTicks, limits.fromTicks), limits.toTicks - length);
  return { fromTicks, toTicks: fromTicks + length };
}

/** Shows `factor` times as much time (below 1 zooms in); `aroundTicks` stays where it is. */
export function zoomed(
  window: TimeWindow,
  limits: TimeWindow,
  aroundTicks: number,
  factor: number,
): TimeWindow {
  const length = spanTicks(window);
  const wanted = Math.min(Math.max(length * factor, MIN_SPAN_TICKS), spanTicks(limits));
  const share = (aroundTicks - window.fromTicks) / length;
  const fromTicks = aroundTicks - share * wanted;
  return clamped({ fromTicks, toTicks: fromTicks + wanted }, limits);
}

export function panned(window: TimeWindow, limits: TimeWindow, byTicks: number): TimeWindow {
  return clamped(
    { fromTicks: window.fromTicks + byTicks, toTicks: window.toTicks + byTicks },
    limits,
  );
}

/** The same window if it shows `ticks` clear of its edges, else one of its length that does. */
export function revealing(window: TimeWindow, limits: TimeWindow, ticks: number): TimeWindow {
  const length = spanTicks(window);
  const edge = length * 0.03;
  const atStart = ticks >= window.fromTicks && window.fromTicks <= limits.fromTicks;
  const atEnd = ticks <= window.toTicks && window.toTicks >= limits.toTicks;
  const clearLeft = atStart || ticks >= window.fromTicks + edge;
  const clearRight = atEnd || ticks <= window.toTicks - edge;
  if (clearLeft && clearRight) return window;
  // Somebody who steps forward sees what comes next, somebody who steps back what came before.
  const fromTicks = ticks - length * (clearLeft ? 0.25 : 0.75);
  return clamped({ fromTicks, toTicks: fromTicks + length }, limits);
}

/**
 * What to show first. The whole of a short run; of a longer one the story, from just before its first
 * marker to just after its last; of a story that is too long for that, its first moments. `story` is
 * null while nothing has happened.
 */
export function firstWindow(
  limits: TimeWindow,
  story: TimeWindow | null,
  ticksPerMicrosecond: number,
): TimeWindow {
  if (spanTicks(limits) <= SHORT_RUN_MICROSECONDS * ticksPerMicrosecond) return limits;
  const shortTicks = FIRST_VIEW_MICROSECONDS * ticksPerMicrosecond;
  const storyTicks = story === null ? 0 : spanTicks(story);
  const whole = storyTicks <= LONG_STORY_MICROSECONDS * ticksPerMicrosecond;
  const length = whole ? Math.max(shortTicks, storyTicks * (1 + 2 * STORY_MARGIN)) : shortTicks;
  const fromTicks = story === null ? 0 : story.fromTicks - length * (STORY_MARGIN / 1.5);
  return clamped({ fromTicks, toTicks: fromTicks + length }, limits);
}
