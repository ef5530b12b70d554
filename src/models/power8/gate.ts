/**
 * What holds a reload back in Linux 4.8: in_guest[], one slot a subcore. Nobody calls OPAL before all are
 * clear (domain: H3, H4).
 */
import { read, type Cell, type Slot } from '../../machine/cell.ts';
import type { SignalInfo } from '../../protocol/description.ts';
import type { Core } from './core.ts';

export function gateSignal({ subcores }: Core): SignalInfo {
  return {
    id: 'core.in_guest',
    group: -1,
    label: 'in_guest[]',
    kind: 'gate',
    levels: Array.from({ length: 2 ** subcores.length }, (_, slots) => {
      const shut = subcores.map((_one, slot) => (slots & (1 << slot)) !== 0);
      const inside = shut.filter(Boolean).length;
      if (inside === 0) return { label: 'open', tone: 'off', shut };
      return { label: `${inside} inside`, tone: 'on', shut };
    }),
  };
}

/** Reads the gate's value in a state: a bit a slot. */
export function gateReader({ subcores }: Core, slotOf: (c: Cell) => Slot) {
  const slots = subcores.map((s) => slotOf(s.inGuest));
  return (state: Int32Array): number =>
    slots.reduce((bits, slot, index) => bits | (read(state, slot) << index), 0);
}
