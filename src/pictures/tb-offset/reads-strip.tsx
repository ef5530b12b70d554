/** What the guest has read, a pill a read, each below its moment; one that falls is red, and is said first. */
import { short, signedLength, signedMs } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Read, Scene } from './scene.ts';
import { readWords } from './words.ts';
import './reads-strip.css';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
  /** Both gutters beside it. */
  readonly isWide: boolean;
}

const PILL_PX = 62;

export function ReadsStrip({ scene, layout, step, isWide }: Props) {
  const pills = placedOf(scene.reads, layout);
  return (
    <div className="reads-strip" data-wide={isWide}>
      <b aria-hidden="true">guest reads</b>
      <ol aria-label="Guest reads">
        {[...pills]
          .sort((a, b) => Number(b.read.since < 0) - Number(a.read.since < 0))
          .map(({ read, x }) => (
            <li
              key={`${read.vcore} ${read.step}`}
              style={{ left: x - PILL_PX / 2, width: PILL_PX }}
              data-falls={read.since < 0}
              data-later={read.step > step}
              title={readWords(read, read.step <= step)}
            >
              {read.since < 0 && <span aria-hidden="true">▼</span>}
              <span className="visually-hidden">{readWords(read, read.step <= step)} </span>
              {pillText(read.at - layout.zero.guest)}
            </li>
          ))}
      </ol>
      {isWide && <span className="dim">{`ms after ${layout.zero.name}`}</span>}
    </div>
  );
}

/** In milliseconds, which the strip is in; of what is far with its unit. */
const pillText = (ms: number): string =>
  Math.abs(ms) < 1000 ? signedMs(short(ms)) : signedLength(short(ms));

/** Those of this page; of such as would lie upon another, those that fall, and the later ones. */
function placedOf(reads: readonly Read[], layout: Layout) {
  const { from, to, left, right, x } = layout;
  const here = reads
    .filter(({ time }) => time >= from && time <= to)
    .map((read) => ({
      read,
      x: Math.min(right - PILL_PX / 2, Math.max(left + PILL_PX / 2, x(read.time))),
    }));
  return here.filter(
    (one, i) =>
      !here.some((other, j) => {
        const isNear = i !== j && Math.abs(other.x - one.x) < PILL_PX + 2;
        const isFirst = other.read.since < 0 !== one.read.since < 0 ? other.read.since < 0 : j < i;
        return isNear && isFirst;
      }),
  );
}
