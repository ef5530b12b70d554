/** The cells of the rack as a scenario sets it up, and the exact values of its clocks. */
import { cell, type Cell } from '../../machine/cell.ts';
import type { ExactContext, ExactEffect } from '../../machine/statement.ts';
import { readTicks } from '../../scenario/ticks.ts';
import type { ToyScenario } from './settings.ts';

export interface Thread {
  readonly index: number;
  readonly id: string;
  readonly node: number;
  readonly hears: boolean;
  readonly alarm: Cell;
  /** It has found the clock wrong. */
  readonly seen: Cell;
}

export interface Node {
  readonly index: number;
  readonly zone: bigint;
  /** Slips that are not mended yet; less than none: mended too often. */
  readonly off: Cell;
  readonly threads: readonly Thread[];
}

export interface Rack {
  readonly scenario: ToyScenario;
  readonly nodes: readonly Node[];
  readonly threads: readonly Thread[];
  readonly latch: Cell;
  readonly slipsLeft: Cell;
}

/** What a clock loses or gains at once. */
const SLIP = 0x1000n;
const START = 0x10_0000_0000n;

export function declareRack(scenario: ToyScenario): Rack {
  const nodes = scenario.clocks.map((clock, index): Node => {
    const isWrong = clock.start === 'wrong';
    const first = index * scenario.threads;
    return {
      index,
      zone: readTicks(clock.zone) ?? 0n,
      off: cell({
        id: `node${index}.off`,
        label: `slips of clock ${index}`,
        scope: 'group',
        index,
        min: -3,
        max: 1,
        initial: isWrong ? 1 : 0,
        summary: 'Slips of the clock that are not mended; below 0 it was mended too often.',
      }),
      threads: Array.from({ length: scenario.threads }, (_, i) => {
        const hears = !(clock.deaf && i === scenario.threads - 1);
        return declareThread(first + i, index, hears, isWrong);
      }),
    };
  });
  const { slips } = scenario.trouble;
  const shared = { scope: 'machine', index: 0 } as const;
  return {
    scenario,
    nodes,
    threads: nodes.flatMap(({ threads }) => threads),
    latch: cell({
      id: 'rack.latch',
      label: 'latch',
      ...shared,
      names: ['free', 'taken'],
      summary: 'Taken while somebody looks at a clock and mends it.',
    }),
    slipsLeft: cell({
      id: 'rack.slipsLeft',
      label: 'slips left',
      ...shared,
      max: Math.max(1, slips),
      initial: slips,
      ghost: true,
      summary: 'How often the clocks may still slip.',
    }),
  };
}

function declareThread(index: number, node: number, hears: boolean, isWrong: boolean): Thread {
  const id = `t${index}`;
  const own = { scope: 'thread', index } as const;
  return {
    index,
    id,
    node,
    hears,
    alarm: cell({
      id: `${id}.alarm`,
      label: 'alarm',
      ...own,
      initial: hears && isWrong ? 1 : 0,
      summary: 'The alarm rings for this thread.',
    }),
    seen: cell({
      id: `${id}.seen`,
      label: 'seen',
      ...own,
      temporary: true,
      summary: 'It has found the clock wrong.',
    }),
  };
}

/** All cells, those of a thread together. */
export function cellsOf({ nodes, threads, latch, slipsLeft }: Rack): Cell[] {
  return [
    ...threads.flatMap(({ alarm, seen }) => [alarm, seen]),
    ...nodes.map(({ off }) => off),
    latch,
    slipsLeft,
  ];
}

/** By node: its clock less the ticks of the run. */
export function initialExact({ nodes, ...rack }: Rack): BigUint64Array {
  return BigUint64Array.from(nodes, ({ zone, off }) =>
    BigInt.asUintN(64, START + zone + slipOf(rack) * BigInt(off.initial)),
  );
}

export const timeAt = (timeTicks: number): bigint => START + BigInt(timeTicks);

/** What the clock of a node reads. */
export const clockAt = ({ exact, timeTicks }: ExactContext, node: number): bigint =>
  BigInt.asUintN(64, (exact[node] ?? 0n) + BigInt(timeTicks));

const slipOf = ({ scenario }: Pick<Rack, 'scenario'>): bigint =>
  scenario.trouble.cause === 'lost' ? -SLIP : SLIP;

/** The exact clocks slip once, all of them. */
export function slipClocks(rack: Rack): ExactEffect {
  return ({ exact }) => {
    for (const { index } of rack.nodes) exact[index] = (exact[index] ?? 0n) + slipOf(rack);
  };
}

/** One exact clock gets back what it lost, or loses what it gained. */
export function mendClock(rack: Rack, node: number): ExactEffect {
  return ({ exact }) => {
    exact[node] = (exact[node] ?? 0n) - slipOf(rack);
  };
}
