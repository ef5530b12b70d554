/** No clock track is drawn: the clocks of this machine never differ by more than an offset that is a number. */
import type { ClockLookWords } from '../../protocol/description.ts';

export const LOOKS: readonly ClockLookWords[] = [];
