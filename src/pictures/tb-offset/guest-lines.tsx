/** What the guest reads: its line, red where it reads again what it has read, or what is not its time. */
import { endsOf, yOf, type Layout } from './layout.ts';
import type { Scene, Stretch } from './scene.ts';
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
  return (
    <g>
      {shown.map((one) => {
        const isTold = one.step <= step;
        // What was not there yet: the moment shown parts a stretch.
        const parts = one.off !== 0 || one.againUntil !== null ? [] : partsOf(one, now, isTold);
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
            {(one.off !== 0 || one.againUntil !== null) && (
              <Wrong stretch={one} layout={layout} isTold={isTold} now={now} />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** Of what is wrong: it was not there yet. */
const isFuture = (one: Stretch, step: number): boolean =>
  (one.off !== 0 || one.againUntil !== null) && one.step > step;

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
  const { from, to, againUntil, off, along, at } = stretch;
  if (off !== 0) {
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

function partsOf({ from, to }: Stretch, now: number, isTold: boolean) {
  if (!isTold || now <= from) return [{ from, to, isPast: false }];
  if (now >= to) return [{ from, to, isPast: true }];
  return [
    { from, to: now, isPast: true },
    { from: now, to, isPast: false },
  ];
}
