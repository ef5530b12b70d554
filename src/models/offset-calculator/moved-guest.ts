/** A guest that moves, in numbers, and how a machine runs it. Values are ticks. */
import type { Rounding } from '../kvm-hv/timebase.ts';

export interface MovedGuest {
  /** What the guest read at the save, and the other host reads when the guest arrives. */
  readonly guestTb: bigint;
  readonly hostTb: bigint;
  readonly downtime: bigint;
  readonly rounding: Rounding;
  /** Until the guest's timer is due, at the save; null if that is not asked. */
  readonly dec: bigint | null;
}

export interface RunOfMovedGuest {
  /** Id of the machine. */
  readonly model: string;
  /** As it may come from outside; null where the machine has no run with these numbers. */
  readonly scenario: (guest: MovedGuest) => object | null;
  /** The event at which the run shows them. */
  readonly event: string;
}
