/** The time that QEMU saved: what it counts, what it leaves out as a debt, and how the guest goes on from it. */
import type { Layout } from './layout.ts';
import { jumpOf } from './captions.ts';
import type { Saved, Scene } from './scene.ts';
import { HOVER } from './words.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
}

export function SavedTime({ scene, layout, step }: Props) {
  const { saved, stop, cont } = scene;
  if (saved === null || stop === null || saved.time > layout.to) return null;
  const isTold = saved.step <= step;
  const [start, end] = [layout.x(stop.time), layout.x(cont?.time ?? layout.to)];
  const low = layout.guest(saved.time, 0);
  const high = layout.guest(saved.time, saved.debt);
  const jump = jumpOf(scene, layout);
  return (
    <g className="offset-saved" data-later={!isTold}>
      {saved.debt !== 0 && <Counted saved={saved} layout={layout} />}
      {saved.debt > 0 ? (
        <rect className="offset-debt" x={start} y={high} width={end - start} height={low - high}>
          <title>{HOVER.box}</title>
        </rect>
      ) : (
        <line className="offset-wanted" x1={start} x2={end} y1={low} y2={low} />
      )}
      {saved.debt > 0 && low - high > 8 && (
        <path
          className="offset-bracket"
          d={`M ${start + 6} ${high + 3} h 5 m -2.5 0 V ${low - 3} m -2.5 0 h 5`}
        />
      )}
      <circle className="offset-dot" data-tone="guest" cx={start} cy={high} r={6} />
      {saved.debt !== 0 && (
        <circle className="offset-dot" data-tone="debt" cx={start} cy={low} r={6} />
      )}
      {jump !== null && (
        <g data-later={jump.step > step}>
          <GoesOn {...jump} />
        </g>
      )}
    </g>
  );
}

/** Host now + env.tb_offset, from where it is known. */
function Counted({ saved, layout }: { saved: Saved; layout: Layout }) {
  const from = layout.from;
  const to = saved.time;
  return (
    <line
      className="offset-counted"
      x1={layout.x(from)}
      x2={layout.x(to)}
      y1={layout.guest(from, from - to)}
      y2={layout.guest(to, 0)}
    >
      <title>{HOVER.qemu(saved.debt)}</title>
    </line>
  );
}

/** From the saved time to the one at which the guest goes on. */
function GoesOn({ x, wanted, got }: { x: number; wanted: number; got: number }) {
  return (
    <path className="offset-bracket" d={`M ${x + 4} ${wanted} h 6 m -3 0 V ${got} m -3 0 h 6`} />
  );
}
