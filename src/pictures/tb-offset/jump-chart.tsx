/** How far the guest's clock jumps at the end of a pause, by how long the pause was: worked out by the model. */
import { msOf, RUNG_MS, RUNG_TICKS } from './amounts.ts';
import type { Box } from './layout.ts';

interface Props {
  /** Corners in ticks: pause and jump. */
  readonly corners: readonly (readonly number[])[];
  /** The pause of the run, or the one that is dragged to. */
  readonly pause: number;
  readonly box: Box;
}

export function JumpChart({ corners, pause, box }: Props) {
  const pieces = piecesOf(corners);
  if (pieces.length === 0) return null;
  const jumps = corners.map(([, jump = 0]) => msOf(jump));
  const [least, most] = [Math.min(0, ...jumps), Math.max(0, ...jumps)];
  const [top, bottom] = [box.top + 22, box.bottom - 22];
  const x = (ms: number) => box.left + (ms / RUNG_MS) * (box.right - box.left);
  const y = (ms: number) => bottom - ((ms - least) / (most - least || 1)) * (bottom - top);
  const at = ((pause % RUNG_MS) + RUNG_MS) % RUNG_MS;
  const jump = jumpAt(pieces, at);
  const back = shareBack(pieces);
  const hover =
    back === 0
      ? 'No pause goes back.'
      : `${percent(back)} of all pauses go back, at worst 32.8 ms less one tick, for other offsets.`;
  return (
    <g className="offset-chart">
      <title>{hover}</title>
      <text className="dim" x={box.left} y={box.top + 10}>
        jump, by length of the pause
      </text>
      <line className="offset-chart-zero" x1={box.left} x2={box.right} y1={y(0)} y2={y(0)} />
      {pieces.map((piece) => (
        <g key={piece.from} data-back={piece.jump < 0}>
          {piece.jump < 0 && (
            <rect
              x={x(piece.from)}
              y={top}
              width={x(piece.to) - x(piece.from)}
              height={bottom - top}
            />
          )}
          <line
            x1={x(piece.from)}
            x2={x(piece.to)}
            y1={y(piece.jump)}
            y2={y(piece.jump + piece.to - piece.from)}
          />
          <Side piece={piece} x={x} top={top} y={y} />
        </g>
      ))}
      <circle data-back={jump < 0} cx={x(at)} cy={y(jump)} r={5} />
      <text className="offset-chart-share" x={box.left} y={box.bottom - 4}>
        {back === 0 ? 'no pause goes back' : `${percent(back)} of all pauses go back`}
      </text>
    </g>
  );
}

interface SideProps {
  readonly piece: Piece;
  readonly x: (ms: number) => number;
  readonly y: (ms: number) => number;
  readonly top: number;
}

function Side({ piece, x, y, top }: SideProps) {
  const room = x(piece.to) - x(piece.from);
  const middle = (x(piece.from) + x(piece.to)) / 2;
  if (piece.jump < 0)
    return room < 34 ? null : (
      <text className="offset-label offset-bad" x={middle} y={top + 15} textAnchor="middle">
        back
      </text>
    );
  return room < 70 ? null : (
    <text
      className="offset-label offset-good"
      x={middle + 6}
      y={y(piece.jump + (piece.to - piece.from) / 2) + 16}
    >
      forward
    </text>
  );
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** At `from`. */
  readonly jump: number;
}

/** Between corners that are more than a tick apart; parted where it turns from back to forward. */
function piecesOf(corners: readonly (readonly number[])[]): Piece[] {
  return corners.flatMap(([from = 0, jump = 0], i) => {
    const [to = 0] = corners[i + 1] ?? [];
    if (i + 1 >= corners.length || to - from <= 1) return [];
    const turn = jump < 0 ? from - jump : from;
    const piece = { from: msOf(from), to: msOf(Math.min(to + 1, RUNG_TICKS)), jump: msOf(jump) };
    if (turn <= from || turn >= to) return [piece];
    return [
      { ...piece, to: msOf(turn) },
      { ...piece, from: msOf(turn), jump: 0 },
    ];
  });
}

function jumpAt(pieces: readonly Piece[], at: number): number {
  const piece = pieces.find(({ from, to }) => at >= from && at < to) ?? pieces.at(-1);
  return piece === undefined ? 0 : piece.jump + at - piece.from;
}

const shareBack = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { from, to, jump }) => (jump < 0 ? sum + (to - from) / RUNG_MS : sum), 0);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
