/** Cells and registers of an answer, by name and value. Seconds come before digits. */
import type { Description } from '../../protocol/description.ts';
import type { Valued } from '../../protocol/whence.ts';
import { signedDuration } from '../format/duration.ts';
import { hexRegister } from '../format/hex.ts';

/** `TB 0`, `t4 HMER`: of a thread's own things, whose it is. */
export function nameOf(
  { cells, registers, threads }: Description,
  { kind, index }: Pick<Valued, 'kind' | 'index'>,
): string {
  const info = (kind === 'cell' ? cells : registers)[index];
  if (info === undefined) return '';
  const owner = info.scope === 'thread' ? (threads[info.index]?.id ?? '') : '';
  return `${owner} ${info.label}`.trim();
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
