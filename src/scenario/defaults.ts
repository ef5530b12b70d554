/** Subcores where nobody said anything about them. */
import type { Scenario, Subcore } from './schema.ts';

/** Offsets of the guests on subcores 0 to 3: after and before the host's time, near and far. */
const OFFSETS = ['0x1000000000', '-0x1000000000', '0x4000000000', '-0x800000000'] as const;

/** A guest for subcore `index` that can be told from its neighbours by its offset. */
export function paddingSubcore(index: number, entries: number): Subcore {
  return { start: 'guest', tbOffset: OFFSETS[index] ?? '0x0', entries, inHypercall: false };
}

/** What a link without a preset leaves out: guests of offset 0 that never enter again. */
export function defaultSubcores(split: Scenario['split']): Subcore[] {
  return Array.from({ length: split }, () => ({
    start: 'guest',
    tbOffset: '0x0',
    entries: 0,
    inHypercall: false,
  }));
}
