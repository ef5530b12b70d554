/** Signals as counters: what a clock is off by, and what is on, shut or owed. */
import type { Description, SignalInfo } from '../../protocol/description.ts';
import type { SignalTrack } from '../../protocol/trace.ts';
import { pidOf } from './tracks.ts';

const NANOSECONDS = 1000;

/** Hands out the changes of all signals as they come due; a level that looks the same is no change. */
export class Counters {
  readonly #description: Description;
  readonly #tracks: readonly SignalTrack[];
  /** By `Description.signals`: the next change to be written. */
  readonly #next: number[];
  /** And the amount that was handed out last. */
  readonly #said: string[];

  constructor(description: Description, tracks: readonly SignalTrack[]) {
    this.#description = description;
    this.#tracks = tracks;
    this.#next = tracks.map(() => 0);
    this.#said = tracks.map(() => '');
  }

  /** Hands out the changes of the first `steps` steps that were not handed out yet. */
  due(steps: number, write: (event: object) => void): void {
    const { signals, ticksPerMicrosecond } = this.#description;
    signals.forEach((signal, index) => {
      const track = this.#tracks[index];
      if (track === undefined) return;
      let next = this.#next[index] ?? 0;
      for (; next < track.steps.length && (track.steps[next] ?? 0) <= steps; next++) {
        const args = amountOf(signal, track.values[next] ?? 0, ticksPerMicrosecond);
        const said = JSON.stringify(args);
        if (said === this.#said[index]) continue;
        this.#said[index] = said;
        write({
          ph: 'C',
          pid: pidOf(this.#description, signal.group),
          ts: (track.ticks[next] ?? 0) / ticksPerMicrosecond,
          name: nameOf(signal),
          args,
        });
      }
      this.#next[index] = next;
    });
  }
}

const isTime = ({ kind }: SignalInfo): boolean => kind === 'clock' || kind === 'debt';

/** With its unit, as no format of counters has one. */
const nameOf = (signal: SignalInfo): string =>
  isTime(signal) ? `${signal.label} (ns)` : signal.label;

function amountOf(signal: SignalInfo, value: number, ticksPerMicrosecond: number): object {
  const level = signal.levels[value];
  if (isTime(signal)) return { ns: ((level?.ticks ?? 0) * NANOSECONDS) / ticksPerMicrosecond };
  if (signal.kind === 'gate') return { shut: level?.shut?.filter((shut) => shut).length ?? value };
  return { level: value };
}
