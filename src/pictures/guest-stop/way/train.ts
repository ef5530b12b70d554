/** The line along which the guest has gone, in pieces of one colour, and what of it is yet to come. */
import type { Geometry } from './geometry.ts';
import type { Lane, Stand, Stop, Story } from './story.ts';

export interface Piece {
  readonly key: string;
  readonly d: string;
  readonly tone: Lane | 'crash';
  readonly isToCome: boolean;
}

/** A stretch with a pause, or with a vCPU that sleeps in its host. */
export interface Rest {
  readonly from: number;
  readonly to: number;
  readonly lane: Lane;
  readonly phase: string;
}

const round = (value: number): string => value.toFixed(1);

/** From one step to the next: along a lane, or over to another. */
function leg(geometry: Geometry, a: Stand, b: Stand): string {
  const [x1, y1, x2, y2] = [
    geometry.x(a.step),
    geometry.y(a.lane),
    geometry.x(b.step),
    geometry.y(b.lane),
  ];
  if (a.lane === b.lane) return `L${round(x2)} ${round(y2)}`;
  const middle = (x1 + x2) / 2;
  return `C${round(middle)} ${round(y1)} ${round(middle)} ${round(y2)} ${round(x2)} ${round(y2)}`;
}

export function piecesOf({ stands, stops }: Story, geometry: Geometry, step: number): Piece[] {
  const pieces: Piece[] = [];
  for (const [i, b] of stands.entries()) {
    const a = stands[i - 1];
    if (a === undefined) continue;
    const tone = isCrashing(stops, b.step) ? 'crash' : b.lane;
    const isToCome = b.step > step;
    const last = pieces.at(-1);
    const d = leg(geometry, a, b);
    if (last?.tone === tone && last.isToCome === isToCome)
      pieces[pieces.length - 1] = { ...last, d: last.d + d };
    else {
      const start = `M${round(geometry.x(a.step))} ${round(geometry.y(a.lane))}`;
      const key = `${String(pieces.length)} ${tone}`;
      pieces.push({ key, tone, isToCome, d: start + d });
    }
  }
  return pieces;
}

/** From a stop that kills on. */
const isCrashing = (stops: readonly Stop[], step: number): boolean =>
  stops.some((one) => one.outcome === 'crash' && step >= one.step);

/** Phases in which nothing is done. */
const RESTS = ['paused', 'ceded'];

export function restsOf({ stands }: Story, step: number): readonly Rest[] {
  const rests: Rest[] = [];
  for (const { phase, lane, step: at } of stands) {
    if (!RESTS.includes(phase) || at > step) continue;
    const last = rests.at(-1);
    if (last?.to === at - 1 && last.phase === phase) rests[rests.length - 1] = { ...last, to: at };
    else rests.push({ from: at, to: at, lane, phase });
  }
  return rests;
}
