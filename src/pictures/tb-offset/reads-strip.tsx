/** What the guest has read, a pill a read, each below its moment; one that falls is red, and is said first. */
import { short, signedLength, signedMs } from './amounts.ts';
import { widthOf } from './labels.ts';
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

/** Of a pill, at least; and around its words. */
const PILL_PX = 62;
const AROUND_PX = 14;

export function ReadsStrip({ scene, layout, step, isWide }: Props) {
  const pills = placedOf(scene.reads, layout);
  return (
    <div className="reads-strip" data-wide={isWide}>
      <b aria-hidden="true">guest reads</b>
      <ol aria-label="Guest reads">
        {[...pills]
          .sort((a, b) => Number(b.read.since < 0) - Number(a.read.since < 0))
          .map(({ read, x, width }) => (
            <li
              key={`${read.vcore} ${read.step}`}
              style={{ left: x - width / 2, width }}
              data-falls={read.since < 0}
              data-later={read.step > step}
              title={readWords(read, read.step <= step)}
            >
              {read.since < 0 && <span aria-hidden="true">{FALLS}</span>}
              <span className="visually-hidden">{readWords(read, read.step <= step)} </span>
              {pillText(read, layout)}
            </li>
          ))}
      </ol>
      {isWide && <span className="dim">{`ms after ${layout.zero.name}`}</span>}
    </div>
  );
}

/** In milliseconds, which the strip is in; of what is far with its unit. */
function pillText({ at }: Read, { zero }: Layout): string {
  const ms = at - zero.guest;
  return Math.abs(ms) < 1000 ? signedMs(short(ms)) : signedLength(short(ms));
}

const FALLS = '▼';

const pillWidth = (read: Read, layout: Layout): number =>
  Math.max(PILL_PX, widthOf(`${read.since < 0 ? FALLS : ''}${pillText(read, layout)}`) + AROUND_PX);

/** Those of this page; of such as would lie upon another, those that fall, and the later ones. */
function placedOf(reads: readonly Read[], layout: Layout) {
  const { from, to, left, right, x } = layout;
  const here = reads
    .filter(({ time }) => time >= from && time <= to)
    .map((read) => {
      const width = pillWidth(read, layout);
      return {
        read,
        width,
        x: Math.min(right - width / 2, Math.max(left + width / 2, x(read.time))),
      };
    });
  return here.filter(
    (one, i) =>
      !here.some((other, j) => {
        const isNear = i !== j && Math.abs(other.x - one.x) < (one.width + other.width) / 2 + 2;
        const isFirst = other.read.since < 0 !== one.read.since < 0 ? other.read.since < 0 : j < i;
        return isNear && isFirst;
      }),
  );
}
