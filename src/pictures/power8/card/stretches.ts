/** The timebase of a group over a run: how it stood against the ChipTOD, from when until when. */
import type { SignalLevel } from '../../../protocol/description.ts';
import type { Preview } from '../../../protocol/card.ts';
import { upperBound } from '../../../base/bisect.ts';
import { findCell, findRegister } from '../../../views/lookup.ts';

export interface Stretch {
  /** Ticks since the start of the run. */
  readonly from: number;
  readonly to: number;
  readonly tone: SignalLevel['tone'];
  /** TB − ChipTOD at its beginning, in ticks. */
  readonly difference: bigint;
  /** What the guest's exit will still subtract, in ticks. */
  readonly owed: bigint;
}

/** Without gaps, from the start of the run to its end; neighbours differ. `group` is an index. */
export function stretchesOf(preview: Preview, group: number): readonly Stretch[] {
  const { description, finished, moments } = preview;
  const id = description.groups[group]?.id ?? '';
  const signal = description.signals.findIndex(
    (one) => one.group === group && one.kind === 'clock',
  );
  const track = finished.signals[signal];
  const levels = description.signals[signal]?.levels;
  if (track === undefined || levels === undefined) return [];
  const stretches: Stretch[] = [];
  let offset = 0n;
  for (const moment of moments) {
    const level = levels[track.values[upperBound(track.steps, moment.step) - 1] ?? 0];
    const register = findRegister(description, moment, `${id}.tbMinusTod`);
    const difference = BigInt.asIntN(64, register?.value ?? 0n);
    const tone = level?.tone ?? 'off';
    if (tone === 'guest') offset = difference;
    const isOwed = findCell(description, moment, `${id}.owed`)?.value === 1;
    const next: Stretch = {
      from: moment.timeTicks,
      to: finished.timeTicks,
      tone,
      difference,
      owed: isOwed ? offset : 0n,
    };
    const last = stretches.at(-1);
    if (last !== undefined && isSame(last, next)) continue;
    if (last !== undefined) stretches[stretches.length - 1] = { ...last, to: next.from };
    stretches.push(next);
  }
  return stretches;
}

/** A stopped TB falls behind by itself. */
const isSame = (a: Stretch, b: Stretch): boolean =>
  a.tone === b.tone && a.owed === b.owed && (a.tone === 'stopped' || a.difference === b.difference);
