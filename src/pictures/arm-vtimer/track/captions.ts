/** What happens, in a word at its place, as far as there is room: the nearer to the selected step the sooner. */
import type { Run } from '../../../store/state.ts';
import { notedIn } from '../noted.ts';
import type { Axis } from './axis.ts';
import { BOLD } from './layout.ts';

export interface Caption {
  readonly step: number;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
  readonly tone: 'plain' | 'guest' | 'bad';
}

/** From and to, in pixels. */
export type Span = readonly [number, number];

const GAP = 8;

const GUEST = new Set(['armed', 'tick-taken', 'cancelled', 'wfi']);

/** `taken`: where other words are already. `lines`: what none may lie across. */
export function captionsOf(
  run: Run,
  axis: Axis,
  step: number,
  taken: readonly Span[],
  lines: readonly number[],
): readonly Caption[] {
  const { events } = run.opened.description;
  const told = notedIn(run).flatMap((noted): Omit<Caption, 'x' | 'anchor'>[] => {
    const info = events.find(({ id }) => id === noted.event);
    if (info?.short === undefined) return [];
    const isBad = info.marker === 'damage' || info.marker === 'violation';
    const tone = isBad ? 'bad' : GUEST.has(info.id) ? 'guest' : 'plain';
    return [{ step: noted.step, text: info.short, tone }];
  });
  const rank = (one: Omit<Caption, 'x' | 'anchor'>) =>
    Math.abs(one.step - step) + (one.tone === 'bad' ? 0 : 0.5);
  const spans = [...taken];
  const placed: Caption[] = [];
  for (const one of told.sort((a, b) => rank(a) - rank(b) || a.step - b.step)) {
    const width = one.text.length * BOLD;
    const x = axis.at(one.step);
    const fits = ([from, to]: Span) =>
      from >= axis.left - GAP &&
      to <= axis.right + GAP &&
      lines.every((line) => line <= from || line >= to) &&
      spans.every(([a, b]) => to + GAP < a || from - GAP > b);
    const end: Span = [x - width, x - 2];
    const start: Span = [x + 2, x + width];
    const span = [end, start].find(fits);
    if (span === undefined) continue;
    spans.push(span);
    placed.push({
      ...one,
      x: span === end ? x - 3 : x + 3,
      anchor: span === end ? 'end' : 'start',
    });
  }
  return placed.sort((a, b) => a.step - b.step);
}
