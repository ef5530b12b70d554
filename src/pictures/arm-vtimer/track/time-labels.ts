/** What the clock of a guest reads at each moment, as far as there is room for the words. */
import type { Noted } from '../noted.ts';
import type { Run } from '../../../store/state.ts';
import { notedIn } from '../noted.ts';
import { amount, secondsOf } from '../amount.ts';
import type { Axis } from './axis.ts';
import { CHARACTER } from './layout.ts';

export interface TimeLabel {
  readonly x: number;
  readonly step: number;
  readonly text: string;
  /** It reads less than before. */
  readonly isBack: boolean;
}

/** `register`: the count that is read. */
export function timeLabels(run: Run, axis: Axis, register: string): readonly TimeLabel[] {
  const { ticksPerMicrosecond } = run.opened.description;
  const seconds = (counts: bigint) => amount(secondsOf(counts, ticksPerMicrosecond));
  const starts = axis.moments.flatMap(({ from, noted }) =>
    noted === null ? [] : [{ step: from, noted }],
  );
  const back = wentBack(notedIn(run), register);
  const all = [...starts, ...back].sort((a, b) => a.step - b.step);
  const labels: TimeLabel[] = [];
  let base: bigint | null = null;
  let end = -Infinity;
  for (const { step, noted } of all) {
    const count = noted.value(register);
    const isBack = back.some((one) => one.step === step);
    const isWhole = base === null || isBack || count < base;
    const text = isWhole ? seconds(count) : `+${seconds(count - (base ?? 0n))}`;
    if (isWhole) base = count;
    const half = (text.length * CHARACTER) / 2;
    const x = Math.max(axis.left + half, Math.min(axis.right - half, axis.at(step)));
    if (x - half < end + 6 && !isBack) continue;
    if (isBack) while ((labels.at(-1)?.x ?? -Infinity) + half + 24 > x) labels.pop();
    labels.push({ x, step, text, isBack });
    end = x + half;
  }
  return labels;
}

/** Where a count falls. */
function wentBack(noted: readonly Noted[], register: string) {
  return noted.flatMap((one, i) => {
    const before = noted[i - 1];
    const falls = before !== undefined && one.value(register) < before.value(register);
    return falls ? [{ step: one.step, noted: one }] : [];
  });
}
