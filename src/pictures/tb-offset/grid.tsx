/** What the plot stands on: moments above, rungs of 2^24 ticks across, and the chip of the moment shown. */
import { ticks } from 'd3-array';
import { RUNG_MS, RUNG_TICKS, rungLabel, signedLength, ticksOfMs } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { NamesAt } from './names-at.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  /** The moment shown. */
  readonly now: number;
  readonly names: NamesAt;
}

/** Between two labels of moments, at least. */
const ROOM_PX = 64;
const CHIP_PX = 92;
/** Between two rungs, at least. */
const RUNG_ROOM_PX = 20;

export function Grid({ scene, layout, now, names }: Props) {
  const { left, right, top, bottom, x, from, to, zero } = layout;
  const isWide = left > 60;
  const count = Math.max(2, Math.floor((right - left) / 100));
  const chipX = Math.min(right - CHIP_PX / 2, Math.max(left + CHIP_PX / 2, x(now)));
  return (
    <g>
      <rect
        data-ground
        className="offset-ground"
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
      />
      {momentsOf(layout, from, to, count).map((time) => (
        <g key={time}>
          <line className="offset-moment" x1={x(time)} x2={x(time)} y1={top} y2={bottom} />
          {Math.abs(x(time) - chipX) > ROOM_PX + 16 &&
            (isWide || x(time) + ROOM_PX / 2 < right) && (
              <text className="dim" x={x(time)} y={top - 12} textAnchor="middle">
                {time === zero.time ? '0 ms' : signedLength(Number((time - zero.time).toFixed(3)))}
              </text>
            )}
        </g>
      ))}
      {rungsOf(scene, layout).map(({ value, label, y }) => (
        <g key={label}>
          <line className="offset-rung" x1={left} x2={right} y1={y} y2={y} />
          {isWide && isFree(y, names) && (
            <text className="dim" x={left - 8} y={y + 4} textAnchor="end" data-rung={value}>
              {label}
            </text>
          )}
        </g>
      ))}
      <Chip x={chipX} at={x(now)} layout={layout} text={signedLength(now - zero.time)} />
    </g>
  );
}

function Chip({ x, at, layout, text }: { x: number; at: number; layout: Layout; text: string }) {
  const { top, bottom } = layout;
  return (
    <g className="offset-chip">
      <line x1={at} x2={at} y1={top - 4} y2={bottom} />
      <rect x={x - CHIP_PX / 2} y={top - 28} width={CHIP_PX} height={24} rx={5} />
      <text x={x} y={top - 12} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}

/** Not where the name of a line stands. */
const isFree = (y: number, { guest, host }: NamesAt): boolean =>
  Math.abs(y - guest + 4) > 14 && Math.abs(y - host - 4) > 22;

/** Round ones, with room for their labels, and none where time is left out. */
function momentsOf({ fold, x, zero }: Layout, from: number, to: number, count: number): number[] {
  let taken = -Infinity;
  return ticks(from - zero.time, to - zero.time, fold === null ? count : 2 * count)
    .map((time) => time + zero.time)
    .filter((time) => {
      const isOut = fold !== null && time > fold.at && time < fold.at + fold.length;
      const isFree = !isOut && x(time) >= taken;
      if (isFree) taken = x(time) + ROOM_PX;
      return isFree;
    });
}

function rungsOf({ base }: Scene, { least, most, guest, to, fold, top, bottom, perMs }: Layout) {
  const first = base - (base % BigInt(RUNG_TICKS));
  const low = Math.ceil(least / RUNG_MS) - 1;
  const high = Math.ceil(most / RUNG_MS) + 1;
  // Where they are dense, every second, third, ... of them.
  const every = Math.ceil(RUNG_ROOM_PX / (RUNG_MS * perMs.y));
  const count = Math.floor((high - low) / every) + 1;
  // Rungs are the guest's; where its time is folded, those of the end.
  const time = fold === null ? 0 : to;
  return Array.from({ length: count }, (_, i) => first + BigInt((low + i * every) * RUNG_TICKS))
    .map((value) => ({
      value: String(value),
      label: rungLabel(value, base),
      y: guest(time, Number(value - base) / Number(ticksOfMs(1))),
    }))
    .filter(({ y }) => y > top + 6 && y < bottom - 6);
}
