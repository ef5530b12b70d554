/** The two hosts' clocks and the guest's over time, with what was saved between them. */
import { useState } from 'react';
import type { Opened } from '../../protocol/messages.ts';
import { guestTime, isFromBase } from './amounts.ts';
import { captionsOf } from './captions.ts';
import { Diagonals } from './diagonals.tsx';
import { Falls } from './falls.tsx';
import { Grid } from './grid.tsx';
import { Grips, type Lift } from './grips.tsx';
import { GuestLines } from './guest-lines.tsx';
import { JumpChart } from './jump-chart.tsx';
import { LabelLayer } from './label-layer.tsx';
import { placeLabels } from './labels.ts';
import type { Layout } from './layout.ts';
import { namesAt, type NamesAt } from './names-at.ts';
import { Pause } from './pause.tsx';
import { ReadDots } from './read-dots.tsx';
import { RoundedUp } from './rounded-up.tsx';
import { Rulers } from './rulers.tsx';
import { SavedTime } from './saved-time.tsx';
import type { Scene } from './scene.ts';
import { shapesOf } from './shapes.ts';
import './plot.css';

interface Props {
  readonly opened: Opened;
  readonly scene: Scene;
  readonly layout: Layout;
  readonly width: number;
  readonly height: number;
  /** The moment shown, and its step. */
  readonly now: number;
  readonly step: number;
  /** With what can be dragged, and the chart. */
  readonly isWide: boolean;
}

export function Plot({ opened, scene, layout, width, height, now, step, isWide }: Props) {
  const [pause, setPause] = useState<number | null>(null);
  const [lift, setLift] = useState<Lift | null>(null);
  const { stop, cont } = scene;
  const names = namesAt(scene, layout);
  const { left, right, top, bottom } = layout;
  const corners = opened.description.tables?.find(({ id }) => id === 'jump-by-pause')?.rows ?? [];
  const hasChart = isWide && corners.length > 0 && stop !== null && stop.time < layout.to;
  const chart = hasChart ? chartBox(scene, layout) : null;
  const labels = placeLabels(captionsOf(scene, layout, isWide), shapesOf(scene, layout, chart), {
    left: left + 2,
    right: right - 2,
    top: top + 2,
    bottom: bottom - 2,
  });
  return (
    <svg className="offset-plot" width={width} height={height} role="group" aria-label="Clocks">
      <defs>
        <clipPath id="offset-clip">
          <rect x={left} y={top} width={right - left} height={bottom - top} />
        </clipPath>
      </defs>
      <g aria-hidden="true">
        <Grid scene={scene} layout={layout} now={now} names={names} />
        <g clipPath="url(#offset-clip)">
          <Pause scene={scene} layout={layout} step={step} />
          {isWide && <Diagonals scene={scene} layout={layout} />}
          {isWide && <Rulers scene={scene} layout={layout} />}
          <RoundedUp scene={scene} layout={layout} />
          <SavedTime scene={scene} layout={layout} step={step} />
          <GuestLines scene={scene} layout={layout} now={now} step={step} />
          <ReadDots scene={scene} layout={layout} step={step} />
          <Falls reads={scene.reads} layout={layout} step={step} />
        </g>
        {chart !== null && stop !== null && (
          <JumpChart
            corners={corners}
            pause={pause ?? (cont?.time ?? scene.to) - stop.time}
            box={chart}
          />
        )}
        <LabelLayer labels={labels} step={step} />
        {isWide && <Names scene={scene} layout={layout} at={names} />}
        {pause !== null && stop !== null && (
          <line
            className="offset-ghost"
            x1={layout.x(stop.time + pause)}
            x2={layout.x(stop.time + pause)}
            y1={top}
            y2={bottom}
          />
        )}
        {lift !== null && <Lifted lift={lift} scene={scene} layout={layout} />}
      </g>
      {isWide && (
        <Grips
          scenario={opened.scenario}
          scene={scene}
          layout={layout}
          onPause={setPause}
          onLift={setLift}
        />
      )}
    </svg>
  );
}

/** Where a line would be that is being dragged upwards. */
function Lifted({ lift, scene, layout }: { lift: Lift; scene: Scene; layout: Layout }) {
  const { from, to, x } = layout;
  const stop = scene.stop?.time ?? 0;
  if (lift.what === 'offset') {
    const y = layout.guest(stop, lift.by);
    return <line className="offset-ghost" x1={x(stop)} x2={x(to)} y1={y} y2={y} />;
  }
  const host = scene.hosts.length - 1;
  const start = Math.max(stop, from);
  return (
    <line
      className="offset-ghost"
      x1={x(start)}
      x2={x(to)}
      y1={layout.host(host, start, lift.by)}
      y2={layout.host(host, to, lift.by)}
    />
  );
}

interface NamesProps {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly at: NamesAt;
}

/** In the gutter on the left: which lines are whose. */
function Names({ scene: { base }, layout, at }: NamesProps) {
  return (
    <g>
      <text className="dim" x={0} y={layout.top - 12}>
        {isFromBase(base) ? `after ${guestTime(base, base)}` : 'guest time'}
      </text>
      <text className="offset-whose" x={0} y={at.guest}>
        guest
      </text>
      <text className="offset-whose" x={0} y={at.host}>
        host
      </text>
      <text className="dim" x={0} y={at.host + 16}>
        never stops
      </text>
    </g>
  );
}

/** The corner below the clock of the host, where that leaves room. */
function chartBox(scene: Scene, layout: Layout) {
  const { right, bottom, left } = layout;
  const width = Math.min(200, (right - left) * 0.36);
  const start = right - width - 8;
  const time = layout.timeAt(start);
  const lowest = Math.max(...scene.hosts.map((_, i) => layout.host(i, time)));
  const height = Math.min(112, bottom - lowest - 20);
  return height < 84 || width < 150
    ? null
    : { left: start, right: right - 8, top: bottom - height - 6, bottom: bottom - 6 };
}
