/** Clock tracks: how far the TB of each host is from its clock. */
import { read, type Cell, type Slot } from '../../machine/cell.ts';
import type { SignalInfo } from '../../protocol/description.ts';
import type { Model } from '../model.ts';
import { ahead } from '../kvm-hv/timebase.ts';
import type { Setup } from './setup.ts';

/** In the order of `signalReader`. */
export function signalsOf({ hosts }: Setup): SignalInfo[] {
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
  }));
}

export const cellsOfSignals = ({ hosts }: Setup): Cell[] =>
  hosts.flatMap((h) => [h.offsetIsIn, h.tbOffset.cell]);

export function signalReader({ hosts }: Setup, slotOf: (c: Cell) => Slot): Model['readSignal'] {
  const slots = hosts.map((h) => ({ isIn: slotOf(h.offsetIsIn), offset: slotOf(h.tbOffset.cell) }));
  return (state, signal) => {
    const of = slots[signal];
    if (of === undefined || read(state, of.isIn) === 0) return 0;
    return read(state, of.offset);
  };
}
