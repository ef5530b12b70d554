/** A run on the card: what the first vCPU does, and where its timer is, from step to step. */
import type { Preview } from '../../../protocol/card.ts';
import { placeOfThread } from '../../../views/lookup.ts';
import { momentOf } from '../moment.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

export interface Strip {
  /** Steps of the run. */
  readonly length: number;
  /** Ids of phases: `guest`, `host`, `asleep`, `done`. */
  readonly doing: readonly Stretch[];
  /** `on` or `off`: CTL of the copy that is the truth, or `lost` where the guest has set another one. */
  readonly timer: readonly Stretch[];
  readonly came: number;
  readonly wanted: number;
}

export function stripOf({ description, moments }: Preview): Strip {
  const length = moments.length;
  const vcpus = moments.map((snapshot) => momentOf(description, snapshot));
  const doing = moments.map(
    (snapshot) => placeOfThread(description, snapshot, 0)?.phase.id ?? 'host',
  );
  const timer = vcpus.map(({ cpus, vcpus: [v] }) => {
    if (v === undefined) return 'off';
    if (v.isWordLost) return 'lost';
    const copy = cpus[v.home ?? -1] ?? v;
    return copy.ctl.value === 1n ? 'on' : 'off';
  });
  const [first, last] = [vcpus[0]?.vcpus[0], vcpus.at(-1)?.vcpus[0]];
  const wanted = first?.roundsLeft.value ?? 0;
  return {
    length,
    doing: merged(doing),
    timer: merged(timer),
    came: wanted - (last?.roundsLeft.value ?? 0),
    wanted,
  };
}

function merged(each: readonly string[]): readonly Stretch[] {
  const out: Stretch[] = [];
  each.forEach((what, i) => {
    const last = out.at(-1);
    if (last?.what === what) out[out.length - 1] = { ...last, to: i + 1 };
    else out.push({ from: i, to: i + 1, what });
  });
  return out;
}
