/** Prints what was measured beside its budget: `ratio` is measured / budget, so 1.00 is the limit. */

import { test } from '@playwright/test';

export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly measured: number;
  readonly budget: number;
  /** More is better, as with a speed: the ratio is budget / measured then. */
  readonly atLeast?: boolean;
}

/** The sample below which `share` (0..1) of all samples lie. Throws without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const inOrder = [...samples].sort((a, b) => a - b);
  const value = inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Throws when the figure is none: a budget that was not measured is a failure. */
export function report({ what, unit, measured, budget, atLeast = false }: Figure): void {
  if (!Number.isFinite(measured)) throw new Error(`${what}: not measured`);
  const ratio = atLeast ? budget / measured : measured / budget;
  const word = ratio <= 1 ? 'within' : 'OVER  ';
  const line = [
    what.padEnd(76),
    `${digits(measured)} ${unit}`.padStart(16),
    `of ${digits(budget)} ${unit}`.padStart(17),
    `ratio ${ratio.toFixed(2).padStart(5)}`,
    word,
  ].join('  ');
  console.log(line);
  test.info().annotations.push({ type: 'figure', description: line });
}

/** Two lines: the median and the 95th percentile. */
export function reportSpread(
  what: string,
  unit: string,
  samples: readonly number[],
  budgets: { readonly p50?: number; readonly p95: number },
): void {
  const p50 = percentile(samples, 0.5);
  if (budgets.p50 !== undefined) {
    report({ what: `${what}, p50`, unit, measured: p50, budget: budgets.p50 });
  }
  const beside = budgets.p50 === undefined ? ` (p50 ${digits(p50)})` : '';
  const measured = percentile(samples, 0.95);
  report({ what: `${what}, p95${beside}`, unit, measured, budget: budgets.p95 });
}

function digits(value: number): string {
  return value >= 1000
    ? Math.round(value).toLocaleString('en')
    : value.toFixed(value < 100 ? 1 : 0);
}
