/** What the picture draws that is of no run: latencies as printed, and the rule of the governor. */
import type { TableInfo } from '../../protocol/description.ts';
import { idleStates } from './governor.ts';
import { LATENCIES, type Latency } from './latencies.ts';

/** Whole numbers: hundredths of a nanosecond where the mails have a point. */
const hundredths = (value: number): number => Math.round(value * 100);

const statistics = ({ min, median, max, average, deviation }: Latency): number[] => [
  ...[min, median, max],
  ...[average, deviation].map(hundredths),
];

const CYCLES = ['burnt', 'siblings', 'host'] as const;

/** Rows are snooze, stop0lite native, stop0lite emulated, Shared Cede; `cycles`: burnt, to siblings, to the host. */
const latencies = (id: string, kind: 'timer' | 'ipi'): TableInfo => ({
  id,
  columns: ['min ns', 'median ns', 'max ns', 'average ns / 100', 'sd ns / 100', 'cycles'],
  rows: LATENCIES.map((one) => [...statistics(one[kind]), CYCLES.indexOf(one.cycles)]),
});

/** From the shallowest: which of `latencies` it is as well, but for the emulated stop. */
const governor = (id: string, offered: boolean): TableInfo => ({
  id,
  columns: ['row of latencies', 'exit latency µs', 'residency µs'],
  rows: idleStates(offered).map(({ name, exitLatency, residency }) => [
    LATENCIES.findIndex(({ state }) => state.startsWith(name)),
    exitLatency,
    residency,
  ]),
});

export const TABLES: readonly TableInfo[] = [
  latencies('latency-timer', 'timer'),
  latencies('latency-ipi', 'ipi'),
  governor('governor-offered', true),
  governor('governor-not-offered', false),
];
