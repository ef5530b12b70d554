/** Offsets that the kernel can hold: lines 2^24 ticks apart, along the clock of the host. */
import { lengthOf, RUNG_MS, short } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Scene, Stretch } from './scene.ts';
import { AlongLine } from './along-line.tsx';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
}

export function Diagonals({ scene, layout }: Props) {
  const { stop, cont, stretches, hosts } = scene;
  if (stop === null || cont === null || cont.time > layout.to) return null;
  const guests = stretches.filter(({ along }) => along === 'guest');
  const isAway = hosts.length > 1;
  const line = isAway
    ? guests.find(({ from }) => from >= cont.time)
    : guests.findLast(({ to }) => to <= stop.time);
  if (line === undefined) return null;
  const from = isAway ? stop.time : layout.from;
  const name = isAway
    ? `what ${hosts.at(-1)?.label ?? ''} can hold`
    : `next offset the kernel can hold, ${lengthOf(short(RUNG_MS))} lower`;
  return [0, 1]
    .filter((rungs) => isAway || rungs > 0)
    .map((rungs) => (
      <Diagonal
        key={rungs}
        {...{ layout, line, rungs, from }}
        to={rungs === 0 || !isAway ? cont.time : layout.to}
        name={rungs === (isAway ? 0 : 1) ? name : ''}
      />
    ));
}

interface DiagonalProps {
  readonly layout: Layout;
  readonly line: Stretch;
  readonly rungs: number;
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

function Diagonal({ layout, line, rungs, from, to, name }: DiagonalProps) {
  const { x, fold } = layout;
  // Nearer by what is left out, as the clock of the host is.
  const folded = (time: number) =>
    fold !== null && time >= fold.at + fold.length ? -fold.length : 0;
  const y = (time: number) =>
    layout.guest(
      time,
      line.at + time - line.from - rungs * RUNG_MS + folded(time) - folded(line.from),
    );
  const below = 26 * Math.tan((layout.slope * Math.PI) / 180) + 7;
  // What was saved has its words there.
  const isFree = Math.abs(y(from) - below - layout.guest(0, 0)) > 44;
  const room = x(to) - x(from);
  if (y(from) > layout.host(0, from) - 8) return null;
  return (
    <g className="offset-diagonal">
      <line x1={x(from)} x2={x(to)} y1={y(from)} y2={y(to)} />
      {name !== '' && room > 7.6 * name.length && isFree && (
        <AlongLine className="offset-dim" layout={layout} x={x(from) + 26} y={y(from) - below}>
          {name}
        </AlongLine>
      )}
    </g>
  );
}
