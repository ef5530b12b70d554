/** Clock tracks: how far the TB of each host is from its clock. */
import type { ReadableSignal } from '../assembled.ts';
import { ahead } from '../kvm-hv/timebase.ts';
import type { Setup } from './setup.ts';

export function signalsOf({ hosts }: Setup): ReadableSignal[] {
  return hosts.map((h) => ({
    id: `${h.name}.tb`,
    group: h.index,
    label: 'TB',
    kind: 'clock',
    register: `${h.name}.tb`,
    levels: [
      { label: '', tone: 'host' },
      ...h.tbOffset.known.map(([, offset]) => ({
        label: '',
        tone: 'guest' as const,
        ticks: Number(ahead(offset, 0n)),
      })),
    ],
    cells: [h.offsetIsIn, h.tbOffset.cell],
    level: (isIn, offset) => (isIn === 0 ? 0 : offset),
  }));
}
