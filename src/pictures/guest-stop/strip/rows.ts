/** PSSCR of each host as the strip shows it: the guest's while it is there, and as it was last where it has been. */
import type { Description, FieldInfo } from '../../../protocol/description.ts';
import type { Snapshot } from '../../../protocol/snapshot.ts';
import type { Run } from '../../../store/state.ts';
import { defined } from '../../../base/assert.ts';
import { findCell, findRegister } from '../../../views/lookup.ts';
import { TRAPS } from '../way/marks.ts';
import { lastOf, moveIn } from '../way/story.ts';

export interface Row {
  /** Id of the host. */
  readonly host: string;
  readonly label: string;
  readonly value: bigint;
  /** Whose value it is: the guest's now, or when it was here last; the host's own, where it never was. */
  readonly of: 'guest' | 'before' | 'host';
  /** Of a guest that has left: the step at which N2 wrote it. */
  readonly step: number | null;
  /** Of the description's registers. */
  readonly register: number;
  /** Id of what became of stops here so far. */
  readonly seen: Seen;
  /** A stop would trap by these bits, or has. */
  readonly traps: boolean;
}

export type Seen = 'none' | 'trapped' | 'paused' | 'both';

/** By value of the cell. */
const SEEN: readonly Seen[] = ['none', 'trapped', 'paused', 'both'];

export function rowsOf(run: Run, description: Description, snapshot: Snapshot): readonly Row[] {
  const moved = moveIn(run);
  return description.groups.map(({ id, label }, host) => {
    const register = `${id}.psscr`;
    const live = defined(findRegister(description, snapshot, register), id);
    const isGuests = findCell(description, snapshot, `${id}.psscrOf`)?.value === 1;
    const first = host === 0 ? 0 : (moved ?? Infinity);
    const until = host === 0 ? Math.min(snapshot.step, moved ?? Infinity) : snapshot.step;
    const last = isGuests ? null : lastWrite(run, register, first, until);
    const value = last?.value ?? live.value;
    const seen = SEEN[findCell(description, snapshot, `${id}.lastOutcome`)?.value ?? 0] ?? 'none';
    const fields = description.registers[live.index]?.fields ?? [];
    return {
      host: id,
      label,
      value,
      of: isGuests ? 'guest' : last === null ? 'host' : 'before',
      step: last?.step ?? null,
      register: live.index,
      seen,
      traps: fields.some((field) => TRAPS.includes(field.name) && bitsOf(field, value) !== 0n),
    };
  });
}

/** What N2 has written last between two steps; null where it has not, or where nobody has noted it. */
function lastWrite(run: Run, register: string, first: number, until: number) {
  const { description } = run.opened;
  const written = lastOf(run, ['psscr-written'], until);
  if (written === null || written.step <= first) return null;
  const { step } = written;
  const infos = description.readings ?? [];
  const reading = run.finished?.readings.find(
    (one) => one.step === step && infos[one.of]?.event === 'psscr-written',
  );
  const value = reading?.values[infos[reading.of]?.registers.indexOf(register) ?? -1];
  return value === undefined ? null : { step, value };
}

export const bitsOf = ({ shift, width }: FieldInfo, value: bigint): bigint =>
  (value >> BigInt(shift)) & ((1n << BigInt(width)) - 1n);

/** Of the table of its fields. */
export interface Field extends FieldInfo {
  readonly isSeen: boolean;
  /** By host: its entry writes it. */
  readonly isWritten: readonly boolean[];
}

export function fieldsOf(description: Description): readonly Field[] {
  const table = description.tables?.find(({ id }) => id === 'psscr');
  const register = description.registers.find(
    ({ id }) => id === `${description.groups[0]?.id ?? ''}.psscr`,
  );
  return (register?.fields ?? []).map((field, i) => {
    const [, , seen, ...written] = table?.rows[i] ?? [];
    return { ...field, isSeen: seen === 1, isWritten: written.map((one) => one === 1) };
  });
}

/** Who has written a field of a row. */
export type By = 'guest' | 'kvm' | 'left' | 'host';

export function writtenBy(field: Field, { of }: Row, host: number): By {
  if (of === 'host') return 'host';
  if (field.isSeen) return 'guest';
  return field.isWritten[host] === false ? 'left' : 'kvm';
}
