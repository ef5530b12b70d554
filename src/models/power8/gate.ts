/**
 * What holds a reload back in Linux 4.8: in_guest[], one slot a subcore. Nobody calls OPAL before all are
 * clear (domain: H3, H4).
 */
import type { ReadableSignal } from '../assembled.ts';
import type { Core } from './core.ts';

export function gateSignal({ subcores }: Core): ReadableSignal {
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
    cells: subcores.map(({ inGuest }) => inGuest),
    // A bit a slot.
    level: (...inGuest) => inGuest.reduce((bits, one, slot) => bits | (one << slot), 0),
  };
}
