/**
 * The longest task of a page's main thread while something is done, from the browser's own trace: how
 * long it took, and how long it was on a processor. On a machine that others use too, a task that
 * waits for a processor is not the page's fault, but it is all the same what a reader would notice.
 */

import type { Page } from '@playwright/test';
import { report } from './figures.ts';

const BUDGET_MS = 50;
const MAIN_THREAD = 'CrRendererMain';
const TASK = 'ThreadControllerImpl::RunTask';

/** Of the Trace Event Format; durations are microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Time on the processor. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Does `act` and reports the longest task meanwhile. */
export async function reportLongestTask(
  page: Page,
  what: string,
  act: () => Promise<void>,
): Promise<void> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, { categories: ['toplevel'] });
  await act();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}:${tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === MAIN_THREAD)
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.name === TASK && event.ph === 'X' && mainThreads.has(threadOf(event)),
  );
  const longestMs = (of: 'dur' | 'tdur') =>
    Math.max(...tasks.map((event) => (event[of] ?? 0) / 1000));
  const onProcessor = `${longestMs('tdur').toFixed(1)} on a processor`;
  report({
    what: `longest task: ${what} (${onProcessor})`,
    unit: 'ms',
    measured: longestMs('dur'),
    budget: BUDGET_MS,
  });
}
