/** What became of the timer in a run of the card: when DEC fires as it is first loaded, and when it was due. */
import type { Preview } from '../../../protocol/card.ts';
import { findRegister } from '../../../views/lookup.ts';
import { secondsOf } from '../amount.ts';
import { verdictOf, type Verdict } from '../moment.ts';

export interface Answer {
  /** Seconds from the load on; below 0 at once. */
  readonly fires: number;
  readonly due: number;
  readonly verdict: Verdict;
}

/** null where DEC is never loaded. */
export function answerOf({ description, moments }: Preview): Answer | null {
  const bit = 1 << description.events.findIndex(({ id }) => id === 'dec-loaded');
  const loaded = moments.find(({ last }) => last !== null && (last.events & bit) !== 0);
  const host = description.groups.at(-1)?.id;
  if (loaded === undefined || host === undefined) return null;
  const ticks = (id: string) => {
    const found = findRegister(description, loaded, `${host}.${id}`);
    const width = description.registers[found?.index ?? -1]?.width ?? 64;
    return BigInt.asIntN(width, found?.value ?? 0n);
  };
  const seconds = (value: bigint) => secondsOf(value, description.ticksPerMicrosecond);
  const [dec, toGo] = [ticks('dec'), ticks('toGo')];
  return { fires: seconds(dec), due: seconds(toGo), verdict: verdictOf(dec, toGo) };
}
