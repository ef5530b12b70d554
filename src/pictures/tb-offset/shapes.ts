/** What is drawn in the plot and no words may stand upon. */
import { diagonalsOf } from './diagonal-lines.ts';
import { boxOf, lineOf, type Drawn, type Shape } from './labels.ts';
import { endsOf, yOf, type Box, type Layout } from './layout.ts';
import { rulerSpansOf } from './ruler-spans.ts';
import type { Scene } from './scene.ts';

/** Half of a thick line, and of a ruler with its ticks. */
const [LINE, RULER] = [4, 5];
/** Half of what can be dragged. */
const GRIP = 12;

/** `chart`: the one in the corner. */
export function shapesOf(scene: Scene, layout: Layout, chart: Box | null): Drawn {
  const { x, from, to, left } = layout;
  const isWide = left > 60;
  const guests = scene.stretches.flatMap((one) =>
    pairsOf(endsOf(one, from, to)).flatMap(([start, end]) =>
      thick(lineOf(x(start), yOf(one, start, layout), x(end), yOf(one, end, layout)), LINE),
    ),
  );
  const rulers = (isDim: boolean) =>
    rulerSpansOf(scene, layout)
      .filter((span) => span.isDim === isDim)
      .flatMap((span) => {
        const y = (time: number) => layout.host(span.index, time);
        const line = lineOf(x(span.from), y(span.from), x(span.to), y(span.to));
        return thick(line, isDim ? 0 : RULER);
      });
  const diagonals = diagonalsOf(scene, layout).map((one) =>
    lineOf(x(one.from), one.y(one.from), x(one.to), one.y(one.to)),
  );
  return {
    hard: [
      ...guests,
      ...(isWide ? [...rulers(false), ...gripsOf(scene, layout)] : []),
      ...countedOf(scene, layout),
      ...pauseOf(scene, layout),
      ...(chart === null ? [] : [boxOf(chart)]),
    ],
    soft: [...(isWide ? [...rulers(true), ...diagonals] : []), ...foldOf(layout)],
  };
}

const pairsOf = (ends: ReturnType<typeof endsOf>): (readonly [number, number])[] => {
  const [start, end] = ends;
  return start === undefined || end === undefined ? [] : [[start.time, end.time]];
};

/** Both edges of a line, moved upwards and downwards. */
const thick = (line: Shape, by: number): Shape[] =>
  [-by, by].map((dy) => line.map(({ x, y }) => ({ x, y: y + dy })));

/** What QEMU counts, what it leaves out, and the time that it saved. */
function countedOf(scene: Scene, layout: Layout): Shape[] {
  const { x, guest, from, to } = layout;
  const { saved, stop, cont, rounded, stretches } = scene;
  if (saved !== null && stop !== null && saved.time <= to) {
    const [start, end] = [x(stop.time), x(cont?.time ?? to)];
    const edges = [...new Set([0, Math.max(0, saved.debt)])];
    return [
      ...edges.map((debt) => guest(saved.time, debt)).map((y) => lineOf(start, y, end, y)),
      ...(saved.debt === 0
        ? []
        : [lineOf(x(from), guest(from, from - saved.time), start, guest(saved.time, 0))]),
    ];
  }
  const first = stretches.find(({ along }) => along === 'guest');
  const [start] = first === undefined ? [] : endsOf(first, from, to);
  if (rounded <= 0 || first === undefined || start === undefined) return [];
  const y = (time: number) => guest(time, first.at + time - first.from - rounded);
  return [lineOf(x(start.time), y(start.time), x(to), y(to))];
}

/** Where time is left out. */
const foldOf = ({ x, top, bottom, fold }: Layout): Shape[] =>
  fold === null ? [] : [boxOf({ left: x(fold.at) - 8, right: x(fold.at) + 8, top, bottom })];

/** Around what can be dragged upwards. */
function gripsOf({ stop, saved, hosts }: Scene, layout: Layout): Shape[] {
  if (stop === null || stop.time > layout.to) return [];
  const other = hosts.length - 1;
  const late = layout.right - 46;
  return [
    aroundOf(layout.x(stop.time) - 22, layout.guest(stop.time, (saved?.debt ?? 0) / 2)),
    ...(other > 0 ? [aroundOf(late, layout.host(other, layout.timeAt(late)))] : []),
  ];
}

const aroundOf = (x: number, y: number): Shape =>
  boxOf({ left: x - GRIP, right: x + GRIP, top: y - GRIP, bottom: y + GRIP });

/** The stop, its end, and what falls there. */
function pauseOf({ stop, cont, reads }: Scene, layout: Layout): Shape[] {
  const { x, top, bottom, from, to } = layout;
  const across = (at: number) => lineOf(at, top, at, bottom);
  const falls = reads.filter(({ since, time }) => since < 0 && time >= from && time <= to);
  return [
    ...(stop === null || stop.time > to ? [] : [across(x(stop.time))]),
    ...(cont === null || cont.time > to ? [] : [across(x(cont.time))]),
    ...falls.slice(0, 1).map(({ time, at, since }) =>
      boxOf({
        left: x(time) - 8,
        right: x(time) + 8,
        top: Math.max(top, layout.guest(time, at - since)),
        bottom: Math.min(bottom, layout.guest(time, at)),
      }),
    ),
  ];
}
