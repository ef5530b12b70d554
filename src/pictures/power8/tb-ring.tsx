/**
 * How far a timebase is from the ChipTOD, as an arc from the top: clockwise when ahead, the other
 * way when behind, logarithmic, so that one tick and 2^60 both show. A stopped one is dashed.
 */
import type { SignalLevel } from '../../protocol/description.ts';
import './tb-ring.css';

interface Props {
  /** Unsigned 64-bit difference TB − TOD. */
  readonly difference: bigint;
  readonly tone: SignalLevel['tone'];
}

const RADIUS = 21;
const CENTRE = 26;

export function TbRing({ difference, tone }: Props) {
  const turn = turnOf(difference);
  const angle = turn * 2 * Math.PI;
  const x = CENTRE + RADIUS * Math.sin(angle);
  const y = CENTRE - RADIUS * Math.cos(angle);
  const sweep = turn >= 0 ? 1 : 0;
  const top = CENTRE - RADIUS;
  return (
    <svg className="tb-ring" viewBox="0 0 52 52" aria-hidden="true" data-tone={tone}>
      <circle className="tb-ring-track" cx={CENTRE} cy={CENTRE} r={RADIUS} />
      {turn !== 0 && (
        <path
          className="tb-ring-arc"
          d={`M ${CENTRE} ${top} A ${RADIUS} ${RADIUS} 0 0 ${sweep} ${x.toFixed(2)} ${y.toFixed(2)}`}
        />
      )}
      <line className="tb-ring-noon" x1={CENTRE} y1={top - 4} x2={CENTRE} y2={top + 4} />
      <circle className="tb-ring-hand" cx={x} cy={y} r={3.5} />
      <text className="tb-ring-text" x={CENTRE} y={CENTRE + 4} textAnchor="middle">
        {tone === 'stopped' ? '❚❚' : 'TB'}
      </text>
    </svg>
  );
}

/** −0.5 .. 0.5 of a turn; 0 for no difference. */
function turnOf(difference: bigint): number {
  const signed = BigInt.asIntN(64, difference);
  const size = signed < 0n ? -signed : signed;
  const bits = size.toString(2).length;
  return size === 0n ? 0 : (Math.sign(Number(signed)) * bits) / 64 / 2;
}
