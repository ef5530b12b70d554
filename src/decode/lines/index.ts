/** Every kind of line that the reader knows beside values with a name. */
import { firmware } from './firmware.ts';
import type { LineReader } from './line-reader.ts';
import { rendezvous } from './rendezvous.ts';
import { reports } from './reports.ts';
import { scom } from './scom.ts';

export const LINES: readonly LineReader[] = [...reports, ...firmware, ...rendezvous, ...scom];
