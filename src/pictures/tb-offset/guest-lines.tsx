/** What the guest reads: its line, red where it reads again what it has read, or what is not its time. */
import { short, signedLength } from './amounts.ts';
import { endsOf, type Layout } from './layout.ts';
import type { Scene, Stretch } from './scene.ts';
import { AlongLine } from './along-line.tsx';
import { HOVER } from './words.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly now: number;
  readonly step: number;
}

export function GuestLines({ scene, layout, now, step }: Props) {
  const { stretches, base } = scene;
  const shown = stretches.filter((one) => endsOf(one, layout.from, layout.to).length > 0);
  const far = farOf(shown);
  return (
    <g>
      {shown.map((one) => {
        const isTold = one.step <= step;
        // What was not there yet: the moment shown parts a stretch.
        const parts = one.isWrong || one.againUntil !== null ? [] : partsOf(one, now, isTold);
        return (
          <g key={`${one.vcore.id} ${one.step}`} data-later={isFuture(one, step)}>
            {parts.map(({ from, to, isPast }) => (
              <Line
                key={from}
                stretch={one}
                from={from}
                to={to}
                layout={layout}
                kind={isPast ? 'guest' : 'later'}
                title={HOVER.guest(base, base)}
              />
            ))}
            {(one.isWrong || one.againUntil !== null) && (
              <Wrong stretch={one} layout={layout} isTold={isTold} now={now} />
            )}
          </g>
        );
      })}
      {far.map((one) => (
        <g key={`${one.vcore.id} ${one.step}`} data-later={one.step > step}>
          <Far stretch={one} layout={layout} />
        </g>
      ))}
      <Name scene={scene} layout={layout} />
    </g>
  );
}

/** Of what is wrong: it was not there yet. */
const isFuture = (one: Stretch, step: number): boolean =>
  (one.isWrong || one.againUntil !== null) && one.step > step;

interface LineProps {
  readonly stretch: Stretch;
  readonly from: number;
  readonly to: number;
  readonly layout: Layout;
  readonly kind: 'guest' | 'later' | 'again' | 'wrong';
  readonly title: string;
}

function Line({ stretch, from, to, layout, kind, title }: LineProps) {
  const [start, end] = [Math.max(from, layout.from), Math.min(to, layout.to)];
  if (end <= start) return null;
  const y = (time: number) => yOf(stretch, time, layout);
  return (
    <line
      className="offset-guest"
      data-kind={kind}
      data-vcore={stretch.vcore.id}
      x1={layout.x(start)}
      x2={layout.x(end)}
      y1={y(start)}
      y2={y(end)}
    >
      <title>{title}</title>
    </line>
  );
}

function Wrong({
  stretch,
  layout,
  isTold,
  now,
}: {
  stretch: Stretch;
  layout: Layout;
  isTold: boolean;
  now: number;
}) {
  const { from, to, againUntil, isWrong, along, at } = stretch;
  if (isWrong) {
    const title = along === 'guest' ? 'Not the time that the guest should read.' : 'Not host time.';
    return <Line {...{ stretch, from, to, layout, title }} kind="wrong" />;
  }
  const until = againUntil ?? from;
  return (
    <>
      <Line
        {...{ stretch, from, layout }}
        to={until}
        kind="again"
        title={HOVER.again(until - from)}
      />
      <Line
        {...{ stretch, to, layout }}
        from={until}
        kind={isTold && now >= to ? 'guest' : 'later'}
        title={HOVER.guest(BigInt(Math.round(at)), 0n)}
      />
    </>
  );
}

/** How far a line is from where it should be, beside the first stretch of it. */
function Far({ stretch, layout }: { stretch: Stretch; layout: Layout }) {
  const time = Math.max(stretch.from, layout.from);
  const x = Math.min(layout.x(time) + 8, layout.right - 80);
  const below = (stretch.far ?? 0) < 0;
  const y = yOf(stretch, layout.timeAt(x), layout) + (below ? 18 : -10);
  return (
    <AlongLine className="offset-bad" layout={layout} x={x} y={y}>
      {amountOf(stretch)}
    </AlongLine>
  );
}

/** The first of each run of stretches that say the same. */
const farOf = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.filter((one, i) => {
    const before = stretches[i - 1];
    const isOff = one.isWrong && (one.far ?? one.at) !== 0;
    const isSame = before?.isWrong === true && amountOf(before) === amountOf(one);
    return isOff && !(isSame && before.vcore === one.vcore);
  });

const amountOf = ({ far, at }: Stretch): string => signedLength(short(far ?? at));

function Name({ scene, layout }: { scene: Scene; layout: Layout }) {
  const first = scene.stretches.find(
    (one) => one.along === 'guest' && endsOf(one, layout.from, layout.to).length > 0,
  );
  const from = Math.max(first?.from ?? 0, layout.from);
  const isShort = first !== undefined && layout.x(first.to) - layout.x(from) < 80;
  if (first === undefined || layout.left < 60 || isShort) return null;
  const x = layout.x(from) + 6;
  return (
    <AlongLine
      className="offset-teal"
      layout={layout}
      x={x}
      y={yOf(first, layout.timeAt(x), layout) - 9}
    >
      guest reads
    </AlongLine>
  );
}

function yOf(stretch: Stretch, time: number, layout: Layout): number {
  const { along, at, from, vcore } = stretch;
  return along === 'guest'
    ? layout.guest(time, at + time - from)
    : layout.host(vcore.host, time, at);
}

function partsOf({ from, to }: Stretch, now: number, isTold: boolean) {
  if (!isTold || now <= from) return [{ from, to, isPast: false }];
  if (now >= to) return [{ from, to, isPast: true }];
  return [
    { from, to: now, isPast: true },
    { from: now, to, isPast: false },
  ];
}
