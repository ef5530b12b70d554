/** What the picture draws that is of no run: latencies as printed, the rule of the governor, what PSSCR is made of. */
import type { TableInfo } from '../../protocol/description.ts';
import { idleStates, picked } from './governor.ts';
import { LATENCIES, type Latency } from './latencies.ts';
import { PSSCR_FIELDS, PSSCR_GUEST_VIS } from './psscr.ts';
import type { Host, Setup } from './setup.ts';

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

/** µs: as far as the picture asks the governor. */
const LONGEST = 200;

/**
 * From the shallowest: which of `latencies` it is as well, but for the emulated stop, and for which expected
 * idle times, whole µs, it is picked.
 */
function governor(id: string, offered: boolean): TableInfo {
  const states = idleStates(offered);
  const times = Array.from({ length: LONGEST + 1 }, (_, time) => time);
  return {
    id,
    columns: ['row of latencies', 'exit latency µs', 'residency µs', 'from µs', 'to µs'],
    rows: states.map((state) => {
      const { name, exitLatency, residency } = state;
      const row = LATENCIES.findIndex((one) => one.state.startsWith(name));
      const isPicked = (time: number) => picked(time, states) === state;
      return [
        row,
        exitLatency,
        residency,
        times.findIndex(isPicked),
        times.findLastIndex(isPicked),
      ];
    }),
  };
}

const maskOf = ({ shift, width }: { readonly shift: number; readonly width: number }): bigint =>
  ((1n << BigInt(width)) - 1n) << BigInt(shift);

/** By field of PSSCR: whether the guest sees it, and whether the entry of each host writes it (N2). */
function psscrFields(hosts: readonly Host[]): TableInfo {
  return {
    id: 'psscr',
    columns: ['shift', 'width', 'guest sees it', ...hosts.map(({ id }) => `${id} writes it`)],
    rows: PSSCR_FIELDS.map((field) => {
      const seen = (maskOf(field) & PSSCR_GUEST_VIS) !== 0n;
      const written = hosts.map(({ leavesOver }) => (seen || !leavesOver ? 1 : 0));
      return [field.shift, field.width, seen ? 1 : 0, ...written];
    }),
  };
}

export const tablesOf = ({ hosts }: Setup): readonly TableInfo[] => [
  latencies('latency-timer', 'timer'),
  latencies('latency-ipi', 'ipi'),
  governor('governor-offered', true),
  governor('governor-not-offered', false),
  psscrFields(hosts),
];
