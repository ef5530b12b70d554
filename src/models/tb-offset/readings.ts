/** What the picture needs of a whole run: every register, whenever a clock, an offset or a read changes. */
import type { ReadingInfo } from '../../protocol/description.ts';
import type { ReadableRegister } from '../assembled.ts';

const EVENTS = ['tick', 'set', 'tb-written', 'entered', 'left', 'read', 'saved', 'stop', 'cont'];

export function readingsOf(registers: readonly ReadableRegister[]): ReadingInfo[] {
  const ids = registers.map(({ id }) => id);
  return EVENTS.map((event) => ({ event, registers: ids }));
}
