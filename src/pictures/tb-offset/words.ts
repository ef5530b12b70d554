/** What the picture says aloud, and what it says where something is pointed at. */
import { guestTime, lengthOf, spokenLength } from './amounts.ts';
import type { Read, Saved, Scene } from './scene.ts';

export const fallOf = ({ reads }: Pick<Scene, 'reads'>): Read | null =>
  reads.find(({ since }) => since < 0) ?? null;

/** `Guest clock. Now 7.56 milliseconds behind its last read, wrong. Stopped 25.21 milliseconds. ...` */
export function spoken(scene: Scene, step: number): string {
  const { stop, cont, saved } = scene;
  const isPast = (mark: { readonly step: number } | null) => mark !== null && mark.step <= step;
  return [
    'Guest clock.',
    spokenReads(scene, step),
    ...(stop !== null && isPast(stop) ? [spokenPause(scene, isPast(cont))] : []),
    ...(saved !== null && isPast(saved) ? [spokenSave(saved)] : []),
  ].join(' ');
}

function spokenReads({ reads }: Scene, step: number): string {
  const read = reads.findLast((one) => one.step <= step);
  if (read === undefined) return 'Nothing was read yet.';
  if (read.since >= 0) return 'Now as it must be.';
  return `Now ${spokenLength(read.since)} behind its last read, wrong.`;
}

function spokenPause({ stop, cont, to }: Scene, isOver: boolean): string {
  if (!isOver) return 'It is stopped.';
  return `Stopped ${spokenLength((cont?.time ?? to) - (stop?.time ?? 0))}.`;
}

function spokenSave({ debt, step }: Saved): string {
  if (debt === 0) return `QEMU saved what the guest reads at step ${step}.`;
  const side = debt > 0 ? 'little' : 'much';
  return `QEMU saved ${spokenLength(debt)} too ${side} at step ${step}.`;
}

/** Of a read in the list: `−7.56 ms: ...`. */
export function readWords({ since, vcore }: Read, isPast: boolean): string {
  const when = isPast ? '' : 'To come: ';
  return since < 0
    ? `${when}${vcore} reads ${lengthOf(since)} less than before.`
    : `${when}${vcore} reads ${lengthOf(since)} more than before.`;
}

export const HOVER = {
  guest: (at: bigint, base: bigint) => `Guest clock: ${guestTime(at, base)}, as it must be.`,
  qemu: (debt: number) => `QEMU counts ${lengthOf(debt)} less than the guest reads.`,
  box: 'The kernel has a larger offset than QEMU knows, which nobody read back (SYNC, assumed).',
  host: (label: string, by: string, side: 'ahead' | 'behind') =>
    `The clock of ${label} reads ${by} ${side === 'ahead' ? 'more' : 'less'} than that of the guest: that is the offset.`,
  again: (ms: number) => `These ${lengthOf(ms)} are read a second time.`,
} as const;
