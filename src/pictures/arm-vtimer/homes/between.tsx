/** Between the homes: arrows of the last saves and restores, and the plug that loaded is. */
import type { CSSProperties } from 'react';
import type { Moment, VcpuMoment } from '../moment.ts';
import type { Transfer } from '../noted.ts';
import { endsOf, type Geometry } from './geometry.ts';

interface Props {
  readonly moment: Moment;
  /** Up to the selected step. */
  readonly transfers: readonly Transfer[];
  readonly step: number;
  readonly geometry: Geometry;
  readonly isNarrow: boolean;
}

/** From the edges of the cards, and of the plug. */
const MARGIN = 12;
const PLUG = 26;
const SOCKET = 24;

export function Between({ moment, transfers, step, geometry, isNarrow }: Props) {
  const { middle, height, cpuWidth, isTight } = geometry;
  return (
    <svg
      className="vt-between"
      width={middle}
      height={height}
      style={{ left: cpuWidth }}
      aria-hidden="true"
    >
      {moment.vcpus.flatMap((v) =>
        arrowsOf(transfers, v, isTight || isNarrow).map((one, i, all) => (
          <Arrow
            key={one.step}
            transfer={one}
            isNow={one.step === step}
            isOld={i < all.length - 1}
            y={isTight ? 34 : all.length === 1 ? 52 : 34 + i * 48}
            geometry={geometry}
            isNarrow={isNarrow}
          />
        )),
      )}
      {moment.cpus.flatMap((cpu) =>
        (moment.vcpus.length > 1 && moment.cpus.length === 1
          ? moment.vcpus
          : moment.vcpus.slice(0, 1)
        ).map((v) => (
          <Socket
            key={`${cpu.id} ${v.id}`}
            y={endsOf(geometry, cpu.index, v.index, plugAt(geometry)).atCpu}
            isTaken={moment.vcpus.some(
              ({ home, index }) =>
                home === cpu.index && (moment.cpus.length > 1 || index === v.index),
            )}
          />
        )),
      )}
      {moment.vcpus.map((v) => (
        <Plug key={v.id} vcpu={v} geometry={geometry} isNarrow={isNarrow} />
      ))}
    </svg>
  );
}

const plugAt = ({ isTight }: Geometry) => (isTight ? 82 : 124);

/** The last ones of a vCPU, the older first. */
function arrowsOf(transfers: readonly Transfer[], { index }: VcpuMoment, isTight: boolean) {
  return transfers.filter(({ vcpu }) => vcpu === index).slice(isTight ? -1 : -2);
}

interface ArrowProps {
  readonly transfer: Transfer;
  readonly isNow: boolean;
  /** Not the last one. */
  readonly isOld: boolean;
  readonly y: number;
  readonly geometry: Geometry;
  readonly isNarrow: boolean;
}

const WAY = { save: 'save', restore: 'restore', store: 'stores CTL' } as const;

function Arrow({ transfer, isNow, isOld, y, geometry, isNarrow }: ArrowProps) {
  const { cpu, vcpu, way, letter, ctl, isLoss, step } = transfer;
  const { atCpu, atVcpu } = endsOf(geometry, cpu, vcpu, y);
  const [left, right] = [MARGIN, geometry.middle - MARGIN];
  const isBack = way === 'restore';
  const from = isBack ? { x: right, y: atVcpu } : { x: left, y: atCpu };
  const to = isBack ? { x: left, y: atCpu } : { x: right, y: atVcpu };
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const slide = { '--dx': `${to.x - from.x}px`, '--dy': `${to.y - from.y}px` } as CSSProperties;
  return (
    <g className="vt-arrow" data-loss={isLoss} data-old={isOld}>
      <line
        x1={from.x}
        y1={from.y}
        x2={to.x - 12 * Math.cos(turn)}
        y2={to.y - 12 * Math.sin(turn)}
      />
      <path
        d="M0 0L-13 -7V7z"
        transform={`translate(${to.x} ${to.y}) rotate(${(turn * 180) / Math.PI})`}
      />
      {isNow && (
        <circle key={step} className="vt-arrow-value" cx={from.x} cy={from.y} r="6" style={slide} />
      )}
      <text className="vt-arrow-name" x={middle.x} y={middle.y - 9}>
        {isNarrow ? `${letter} ${way}` : `${letter} ${WAY[way]}${isLoss ? ', wrong' : ''}`}
      </text>
      {!isNarrow && (
        <text className="vt-arrow-more" x={middle.x} y={middle.y + 19}>
          step {step}: CTL {ctl}
        </text>
      )}
    </g>
  );
}

const Socket = ({ y, isTaken }: { readonly y: number; readonly isTaken: boolean }) => (
  <g className="vt-socket" data-taken={isTaken}>
    <rect x="1" y={y - 13} width={SOCKET} height="26" rx="4" />
    <path d={`M9 ${y - 5}H${SOCKET - 5}M9 ${y + 5}H${SOCKET - 5}`} />
  </g>
);

interface PlugProps {
  readonly vcpu: VcpuMoment;
  readonly geometry: Geometry;
  readonly isNarrow: boolean;
}

/** In the socket of the CPU whose registers are its timer, or beside memory. */
function Plug({ vcpu, geometry, isNarrow }: PlugProps) {
  const { middle, cpus } = geometry;
  const isIn = vcpu.home !== null;
  const { atCpu, atVcpu } = endsOf(
    geometry,
    vcpu.home ?? vcpu.cpu ?? cpus.length - 1,
    vcpu.index,
    plugAt(geometry),
  );
  const x = isIn ? SOCKET + PLUG : middle - (isNarrow ? 8 : 78);
  const y = isIn ? atCpu : atVcpu;
  const words = isNarrow ? [isIn ? 'plugged in' : 'unplugged'] : wordsOf(vcpu);
  return (
    <g className="vt-plug" data-in={isIn}>
      <path
        className="vt-plug-cable"
        d={`M${x} ${y}C${(x + middle) / 2} ${y} ${(x + middle) / 2} ${atVcpu} ${middle} ${atVcpu}`}
      />
      <g className="vt-plug-body" style={{ transform: `translate(${x}px, ${y}px)` }}>
        <rect x={-PLUG + 2} y="-11" width={PLUG - 2} height="22" rx="4" />
        <path d={`M${-PLUG + 2} -5h-10M${-PLUG + 2} 5h-10`} />
      </g>
      {words.map((line, i) => (
        <text key={line} x={middle / 2} y={atVcpu + 28 + i * 15}>
          {line}
        </text>
      ))}
    </g>
  );
}

function wordsOf({ loaded, home, cpu }: VcpuMoment): readonly string[] {
  if (loaded === null) return home === null ? ['in memory until it enters'] : ['in the registers'];
  if (loaded.value === 0) return ['loaded = 0: unplugged,', 'memory is the truth'];
  if (cpu === null) return ['loaded = 1, on no CPU'];
  return ['loaded = 1: plugged in,', 'registers are the truth'];
}
