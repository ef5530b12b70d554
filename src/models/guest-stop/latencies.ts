/**
 * How long it takes to wake from each state, as printed in the mails (1.6 of the facts): nanoseconds, 60 samples
 * each. The table of the timer is of the cover letter of 2020-03-31, which printed it twice; that of IPIs is
 * of the mail of 2020-04-13. Nothing here is measured or computed by this program.
 */

export interface Latency {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly average: number;
  readonly deviation: number;
}

export interface StateLatency {
  readonly state: 'snooze' | 'stop0lite, native' | 'stop0lite, emulated' | 'Shared Cede';
  readonly timer: Latency;
  readonly ipi: Latency;
  /** Who has the cycles while it lasts. */
  readonly cycles: 'burnt' | 'siblings' | 'host';
}

export const SAMPLES = 60;

const of = (
  min: number,
  median: number,
  max: number,
  average: number,
  deviation: number,
): Latency => ({ min, median, max, average, deviation });

export const LATENCIES: readonly StateLatency[] = [
  {
    state: 'snooze',
    timer: of(787, 938, 1059, 937.4, 42.27),
    ipi: of(2089, 2259, 4228, 2342.31, 316.56),
    cycles: 'burnt',
  },
  {
    state: 'stop0lite, native',
    timer: of(770, 948, 1182, 946.4, 67.41),
    ipi: of(1947, 2653, 3674, 2610.57, 266.73),
    cycles: 'siblings',
  },
  {
    state: 'stop0lite, emulated',
    timer: of(2378, 5006, 7659, 5093.6, 1578.7),
    ipi: of(3580, 5596, 8154, 5644.95, 1368.44),
    // It does not wait: the guest polls by exits.
    cycles: 'burnt',
  },
  {
    state: 'Shared Cede',
    timer: of(9550, 29219, 36694, 28564.1, 3545.9),
    ipi: of(20147, 21827, 36305, 26762.65, 6875.01),
    cycles: 'host',
  },
];

/** Two benchmarks of the same mails, averages: with snooze alone, with stop0lite, and with Shared Cede. */
export const BENCHMARKS = [
  { name: 'ebizzy', snooze: 1379067.3, stop0lite: 1561927.5, cede: 1447009.0 },
  { name: 'context_switch2', snooze: 219684.88, stop0lite: 148331.7, cede: 81187.16 },
] as const;
