/** What is written in the plot, the most important first, and where each of it may stand. */
import { guestTime, lengthOf, short, signedLength } from './amounts.ts';
import { diagonalsOf } from './diagonal-lines.ts';
import type { Label, Spot } from './labels.ts';
import { endsOf, yOf, type Layout } from './layout.ts';
import { rulerSpansOf } from './ruler-spans.ts';
import type { Scene, Stretch } from './scene.ts';
import { fallOf, HOVER } from './words.ts';

export const captionsOf = (scene: Scene, layout: Layout, isWide: boolean): readonly Label[] => [
  ...ofWrong(scene, layout),
  ...ofPause(scene, layout),
  ...ofSave(scene, layout),
  ...ofFall(scene, layout),
  ...ofJump(scene, layout),
  ...(isWide
    ? [...ofHosts(scene, layout), ...ofGuest(scene, layout), ...ofDiagonals(scene, layout)]
    : []),
];

/** Rows of words below the upper edge. */
const ROWS = [16, 38, 60];
/** A baseline above a line, and below it. */
const [ABOVE, BELOW] = [-12, 19];
/** Along a line: which part of it is before the words. */
const PARTS = [0.03, 0.2, 0.4, 0.6, 0.75, 0.1, 0.3, 0.5, 0.7];

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Places along a clock's line, above it or below it. */
function alongOf(
  { x, slope }: Layout,
  { from, to }: Span,
  y: (time: number) => number,
  sides: readonly number[],
  parts = PARTS,
): Spot[] {
  return parts.flatMap((part) =>
    sides.map((side) => {
      const time = from + part * (to - from);
      return { x: x(time), y: y(time) + side, turn: -slope };
    }),
  );
}

/** Right of a bar, and left of it. */
const besideOf = (x: number, rows: readonly number[]): Spot[] => [
  ...rows.map((y): Spot => ({ x: x + 8, y })),
  ...rows.map((y): Spot => ({ x: x - 8, y, anchor: 'end' })),
];

function ofPause({ stop, cont, to, hosts, reads }: Scene, layout: Layout): Label[] {
  if (stop === null || stop.time > layout.to) return [];
  const { top, x, fold } = layout;
  const [start, end] = [x(stop.time), x(cont?.time ?? layout.to)];
  const isAway = hosts.length > 1;
  const rows = ROWS.map((row) => top + row);
  const goesBack = fallOf({ reads }) !== null;
  const edges = [end, ...(fold === null ? [] : [x(fold.at) - 8])];
  const name = isAway ? 'run' : 'cont';
  const length = lengthOf((cont?.time ?? to) - stop.time);
  return [
    {
      key: 'stop',
      tone: 'warn',
      texts: ['stop: QEMU saves', 'stop'],
      spots: besideOf(start, rows),
      step: stop.step,
    },
    ...(cont === null
      ? []
      : [
          {
            key: 'cont',
            tone: goesBack ? 'bad' : 'good',
            texts: [`${name}: the guest reads`, name],
            spots: besideOf(end, rows),
            step: cont.step,
          } as const,
        ]),
    {
      key: 'pause',
      tone: 'plain',
      plate: true,
      texts: [`${isAway ? 'away' : 'paused'} ${length}`, length],
      spots: rows.flatMap((y) => [
        ...edges.map((edge): Spot => ({ x: edge - 12, y, anchor: 'end' })),
        { x: (start + end) / 2, y, anchor: 'middle' },
        { x: start + 12, y },
        { x: end + 12, y },
      ]),
      step: stop.step,
    },
  ];
}

/** What QEMU saved, and what it left out. */
function ofSave({ saved, stop, cont, base }: Scene, layout: Layout): Label[] {
  if (saved === null || stop === null || saved.time > layout.to) return [];
  const { x, guest } = layout;
  const [start, end] = [x(stop.time), x(cont?.time ?? layout.to)];
  const [low, high] = [guest(saved.time, 0), guest(saved.time, Math.max(0, saved.debt))];
  const text = guestTime(saved.saved, base);
  const { step } = saved;
  const rowsAt = (...rows: readonly number[]): Spot[] =>
    rows.flatMap((y): Spot[] => [
      { x: start + 12, y },
      { x: end - 12, y, anchor: 'end' },
      { x: start - 10, y, anchor: 'end' },
    ]);
  if (saved.debt <= 0) {
    const than =
      saved.debt === 0 ? 'as the guest reads' : `${lengthOf(saved.debt)} more than it reads`;
    const spots = rowsAt(low - 9, low + 18, low - 24, low + 33);
    return [
      {
        key: 'saved',
        tone: 'teal',
        texts: [`saved: ${text}, ${than}`, `saved: ${text}`],
        spots,
        step,
      },
    ];
  }
  const last = guestTime(saved.last, base);
  const debt = lengthOf(saved.debt);
  return [
    {
      key: 'saved',
      tone: 'warn',
      texts: [`saved: ${text}`],
      spots: rowsAt(low + 17, low + 33),
      step,
    },
    {
      key: 'last',
      tone: 'teal',
      texts: [`last read: ${last}`, last],
      spots: rowsAt(high - 9, high - 24),
      step,
    },
    {
      key: 'debt',
      tone: 'warn',
      texts: [`read, and not saved: ${debt}`, `not saved: ${debt}`, 'never saved'],
      spots: [{ x: start + 20, y: (low + high) / 2 + 4 }],
      step,
    },
  ];
}

export interface Jump {
  readonly step: number;
  readonly x: number;
  /** The saved time, and the one at which the guest goes on, upwards. */
  readonly wanted: number;
  readonly got: number;
}

/** More than this is not drawn where it is. */
const MOST_JUMP_MS = 60;

/** Where a guest goes on at another time than the saved one, and does not go back. */
export function jumpOf(scene: Scene, layout: Layout): Jump | null {
  const { saved, cont } = scene;
  const jump = saved?.jump ?? 0;
  if (cont === null || jump === 0 || fallOf(scene) !== null) return null;
  if (Math.abs(jump) > MOST_JUMP_MS || cont.time > layout.to) return null;
  const { step, time } = cont;
  return { step, x: layout.x(time), wanted: layout.guest(time, 0), got: layout.guest(time, jump) };
}

function ofJump(scene: Scene, layout: Layout): Label[] {
  const jump = jumpOf(scene, layout);
  if (jump === null) return [];
  const { x, wanted, got, step } = jump;
  const by = scene.saved?.jump ?? 0;
  const [top, bottom] = [Math.min(wanted, got), Math.max(wanted, got)];
  const spots = [(top + bottom) / 2 + 4, bottom + 6, bottom + 18, top + 21, top + 36, top - 9];
  return [
    {
      key: 'jump',
      tone: 'warn',
      texts: [`goes on ${lengthOf(by)} ${by > 0 ? 'later' : 'earlier'}`, signedLength(by)],
      spots: [
        ...spots.map((y) => ({ x: x + 16, y })),
        ...spots.map((y): Spot => ({ x: x - 8, y, anchor: 'end' })),
      ],
      step,
    },
  ];
}

/** The first read that falls, beside what is read twice. */
function ofFall(scene: Scene, layout: Layout): Label[] {
  const fall = fallOf(scene);
  if (fall === null || fall.time < layout.from || fall.time > layout.to) return [];
  const { x, guest } = layout;
  const [top, end] = [guest(fall.time, fall.at - fall.since), guest(fall.time, fall.at)];
  const far = x(fall.time - fall.since);
  return [
    {
      key: 'fall',
      tone: 'bad',
      texts: ['read twice'],
      spots: [
        { x: x(fall.time) + 12, y: top - 8 },
        { x: (x(fall.time) + far) / 2 + 14, y: (top + end) / 2 + 20 },
        ...alongOf(
          layout,
          { from: fall.time, to: fall.time - fall.since },
          (time) => guest(time, fall.at + time - fall.time),
          [BELOW + 2],
          [0.15, 0.3, 0.6, 1, 1.5],
        ),
        { x: x(fall.time) + 14, y: end + 18 },
        { x: x(fall.time) - 12, y: end + 18, anchor: 'end' },
        { x: x(fall.time) - 12, y: top - 8, anchor: 'end' },
        { x: far + 12, y: end },
      ],
      step: fall.step,
    },
  ];
}

/** How far a TB is from where it should be, once for each run of stretches that say the same. */
function ofWrong({ stretches }: Scene, layout: Layout): Label[] {
  const shown = stretches.filter((one) => endsOf(one, layout.from, layout.to).length > 0);
  return shown
    .filter((one, i) => {
      const before = shown[i - 1];
      const isSame = before?.vcore === one.vcore && amountOf(before) === amountOf(one);
      return one.off !== 0 && !isSame;
    })
    .map((one) => ({
      key: `off ${one.vcore.id} ${one.step}`,
      tone: 'bad',
      texts: [amountOf(one)],
      spots: alongOf(
        layout,
        { from: Math.max(one.from, layout.from), to: Math.min(layout.to, one.to + 10) },
        (time) => yOf(one, time, layout),
        one.off < 0 ? [BELOW + 2, ABOVE] : [ABOVE, BELOW + 2],
      ),
      step: one.step,
    }));
}

const amountOf = ({ off }: Stretch): string => signedLength(short(off));

function ofHosts(scene: Scene, layout: Layout): Label[] {
  return rulerSpansOf(scene, layout)
    .filter(({ isDim }) => !isDim)
    .map(({ host: { id, label, beforeGuest }, index, from, to }) => {
      const side = beforeGuest >= 0 ? 'ahead' : 'behind';
      const by = lengthOf(beforeGuest);
      return {
        key: `host ${id}`,
        tone: 'plain',
        texts: beforeGuest === 0 ? [label] : [`${label}, ${by} ${side}`, label],
        spots: alongOf(
          layout,
          { from, to },
          (time) => layout.host(index, time),
          [ABOVE - 1, BELOW + 2],
          [...[0.2, 0.3, 0.1, 0.03, 0.4, 0.5, 0.6, 0.7, 0.8]],
        ),
        hint: HOVER.host(label, by, side),
      };
    });
}

/** Which line is the guest's, and which is that of what QEMU counts. */
function ofGuest({ stretches, saved, rounded }: Scene, layout: Layout): Label[] {
  const first = stretches.find(
    (one) => one.along === 'guest' && endsOf(one, layout.from, layout.to).length > 0,
  );
  if (first === undefined) return [];
  const isSaved = saved !== null && saved.time <= layout.to;
  const debt = isSaved ? saved.debt : rounded;
  const span = {
    from: Math.max(first.from, layout.from),
    to: isSaved ? saved.time : layout.to,
  };
  const start = { ...span, to: Math.min(first.to, span.to) };
  const y = (time: number) => layout.guest(time, first.at + time - first.from);
  return [
    {
      key: 'guest',
      tone: 'teal',
      texts: ['guest reads'],
      spots: alongOf(layout, start, y, [ABOVE, BELOW]),
    },
    ...(debt <= 0
      ? []
      : [
          {
            key: 'counts',
            tone: 'warn',
            texts: isSaved
              ? ['QEMU counts']
              : [`QEMU counts ${lengthOf(debt)} less`, 'QEMU counts'],
            spots: alongOf(layout, span, (time) => y(time) + debt * layout.perMs.y, [BELOW, ABOVE]),
            hint: HOVER.qemu(debt),
          } as const,
        ]),
  ];
}

const ofDiagonals = (scene: Scene, layout: Layout): Label[] =>
  diagonalsOf(scene, layout)
    .filter(({ names }) => names.length > 0)
    .map(({ from, to, y, names }) => ({
      key: 'diagonal',
      tone: 'dim',
      texts: names,
      spots: alongOf(layout, { from, to }, y, [-5, 15]),
    }));
