/** A vcore as a scenario sets it up: its TB, its offset, and who has chosen that. */
import type { cell, Cell } from '../../machine/cell.ts';
import type { Value, Values } from './quantity.ts';
import { boots, type Scenario } from './settings.ts';

export interface Vcore {
  readonly index: number;
  readonly id: string;
  readonly host: number;
  /** Of its number among the vCPUs of the guest. */
  readonly number: number;
  /** TB less the host's clock. */
  readonly skew: Value;
  readonly tbOffset: Value;
  readonly applied: Value;
  /** The offset that the last entry has loaded. */
  readonly loaded: Value;
  /** dtl.timebase less the clock of the host at DT1. */
  readonly logged: Value;
  readonly entriesLeft: Cell;
  /** It has been plugged in. */
  readonly present: Cell;
  readonly r6: Value;
  readonly r7: Value;
  readonly r8: Value;
  readonly offset: Value;
  /** The moment at which its switch has read the TB first. */
  readonly since: Cell;
  /** It has not read the TB since time passed. */
  readonly mayRead: Cell;
  /** Its last read was less than an earlier one. */
  readonly fell: Cell;
  /** Exact only: what it has read last, how far that was from the largest before, and dtl.timebase. */
  readonly read: number;
  readonly step: number;
  readonly timebase: number;
  /** Exact only: who has set tb_offset, who had set what the last entry has loaded; see `SET_BY`. */
  readonly setBy: number;
  readonly loadedBy: number;
  /** Exact only, at the last read: how far the TB was from what was loaded, and who had set that. */
  readonly readOff: number;
  readonly readBy: number;
}

/** Who has given a vcore its offset. */
export const SET_BY = { NOBODY: 0n, QEMU: 1n, SIBLING: 2n } as const;

interface VcoreStart {
  readonly index: number;
  readonly id: string;
  readonly host: number;
  readonly number: number;
  /** It is there from the start. */
  readonly present: boolean;
  /** The offset that it has then. */
  readonly stored: bigint;
}

export function declareVcore(
  scenario: Scenario,
  values: Values,
  own: (declared: Parameters<typeof cell>[0]) => Cell,
  { index, id, host, number, present, stored }: VcoreStart,
): Vcore {
  const of = { scope: 'thread', index } as const;
  const value = (name: string, label: string, summary: string, initial = 0n) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, initial });
  const register = (name: string, label: string, summary: string) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, temporary: true });
  const ghost = (name: string, label: string, summary: string) =>
    values.declare({ ...of, id: `${id}.${name}`, label, summary, ghost: true });
  const isSetBefore = host === 0 && present && !boots(scenario);
  return {
    index,
    id,
    host,
    number,
    skew: ghost('skew', 'skew', 'How far the TB is from the clock of the host.'),
    tbOffset: value(
      'tb_offset',
      'vcore.tb_offset',
      'The offset that the next entry adds.',
      present ? stored : 0n,
    ),
    applied: value(
      'applied',
      'vcore.tb_offset_applied',
      'The offset that the entry has added, for the exit.',
    ),
    loaded: ghost('loaded', 'loaded offset', 'The offset that the last entry has loaded (E4).'),
    logged: ghost(
      'logged',
      'logged offset',
      'How far dtl.timebase was from the clock of the host when it was written.',
    ),
    entriesLeft: own({
      ...of,
      id: `${id}.entriesLeft`,
      label: 'entries left',
      max: scenario.entries,
      initial: scenario.entries,
      ghost: true,
      summary: 'How often this vCPU may still enter the guest.',
    }),
    present: own({
      ...of,
      id: `${id}.present`,
      label: 'plugged in',
      initial: present ? 1 : 0,
      summary: 'The CPU is there.',
    }),
    r6: register('r6', 'r6 (a)', 'The TB as the first mftb of the switch has read it.'),
    r7: register('r7', 'r7 (b)', 'The TB as it was read back after the write.'),
    r8: register('r8', 'r8 (n)', 'What is written to the TB.'),
    offset: register('offset', 'offset', 'The offset that this switch adds or subtracts.'),
    since: own({
      ...of,
      id: `${id}.since`,
      label: 'in the switch since',
      max: 15,
      ghost: true,
      summary: 'The moment at which this switch has read the TB first.',
    }),
    mayRead: own({
      ...of,
      id: `${id}.mayRead`,
      label: 'may read',
      ghost: true,
      summary: 'It has not read the TB since time passed: another read would say the same.',
    }),
    fell: own({
      ...of,
      id: `${id}.fell`,
      label: 'read fell',
      ghost: true,
      summary: 'Its last read of the TB was less than an earlier one.',
    }),
    read: values.exactOnly(),
    step: values.exactOnly(),
    timebase: values.exactOnly(),
    setBy: values.exactOnly(isSetBefore ? SET_BY.QEMU : SET_BY.NOBODY),
    loadedBy: values.exactOnly(),
    readOff: values.exactOnly(),
    readBy: values.exactOnly(),
  };
}
