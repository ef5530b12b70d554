/** What the page opens when its address names nothing, and offers when nothing else has opened. */
import type { Source } from '../protocol/messages.ts';

export const FIRST_SCENARIO = { kind: 'preset', id: 'four-guests' } as const satisfies Source;
