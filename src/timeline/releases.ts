/** Which store released which wait: arrows from one entry of the trace to a later one. */
import { lowerBound } from '../base/bisect.ts';
import type { TraceColumns } from '../protocol/trace.ts';

export class Releases {
  /** Entries that were released, ascending; `length` of them. */
  waits: Int32Array = new Int32Array(64);
  length = 0;

  /** Takes in entries `from` .. `to - 1` of the trace, each once and in order. */
  extend(trace: TraceColumns, from: number, to: number): void {
    for (let entry = from; entry < to; entry += 1) {
      if (trace.releasedBy[entry]! < 0) continue;
      if (this.length === this.waits.length) {
        const wider = new Int32Array(this.length * 2);
        wider.set(this.waits);
        this.waits = wider;
      }
      this.waits[this.length] = entry;
      this.length += 1;
    }
  }

  /**
   * Released entries to show among those within [fromEntry, toEntry): all of them when there are at
   * most `most`, otherwise the `most` around `nearEntry`.
   */
  within(fromEntry: number, toEntry: number, nearEntry: number, most: number): Int32Array {
    let low = lowerBound(this.waits, fromEntry, this.length);
    let high = lowerBound(this.waits, toEntry, this.length);
    if (high - low > most) {
      const near = lowerBound(this.waits, nearEntry, this.length);
      low = Math.max(low, Math.min(near - (most >> 1), high - most));
      high = low + most;
    }
    return this.waits.subarray(low, high);
  }
}
