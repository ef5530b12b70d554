/** Cells and registers of an answer, by name and value. Seconds come before digits. */
import type { Description } from '../../protocol/description.ts';
import type { Valued } from '../../protocol/whence.ts';
import { signedDuration } from '../format/duration.ts';
import { hexRegister } from '../format/hex.ts';

/** `busy[0]`, `t4 flag`, `node 0 clock`: with whose it is, where that does not go without saying. */
export function nameOf(
  { cells, registers, threads, groups }: Description,
  { kind, index }: Pick<Valued, 'kind' | 'index'>,
): string {
  const all = kind === 'cell' ? cells : registers;
  const info = all[index];
  if (info === undefined) return '';
  const owner = { machine: '', group: groups[info.index]?.label, thread: threads[info.index]?.id };
  const isAlone = all.every((one) => one === info || one.label !== info.label);
  const isClear = info.scope === 'group' && isAlone;
  return isClear ? info.label : `${owner[info.scope] ?? ''} ${info.label}`.trim();
}

export function valueOf(
  { cells, registers, ticksPerMicrosecond }: Description,
  valued: Valued,
): string {
  if (valued.kind === 'cell') {
    const info = cells[valued.index];
    const name = info?.names[valued.value - info.min] ?? '';
    return name === '' ? String(valued.value) : name;
  }
  const info = registers[valued.index];
  if (info?.signed === true) return signedDuration(valued.value, ticksPerMicrosecond);
  return hexRegister(valued.value, info?.width ?? 64);
}
