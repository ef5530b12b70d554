/** The figure on the card: of each run how long DEC takes at the first entry, on an axis of powers of ten. */
import { duration } from '../../base/duration.ts';
import type { Preview } from '../../protocol/card.ts';
import type { CardFigureProps } from '../../views/pictures.ts';
import './card-figure.css';

/** The axis is from a millisecond to 2.23 years, in seconds. */
const [FIRST, LAST] = [0.001, 70_368_744];

export function CardFigure({ runs }: CardFigureProps) {
  return (
    <div className="decrementer-card">
      {runs.map((run, index) => {
        const { dec, isLate } = firstLoad(run);
        const text =
          dec <= 0n ? 'at once' : duration(Number(dec) / run.description.ticksPerMicrosecond);
        return (
          <div key={run.label} data-tone={isLate ? 'bad' : 'good'}>
            <b>{run.label}</b>
            <span className="decrementer-card-axis" aria-hidden="true">
              <span style={{ width: `${100 * shareOf(run, dec)}%` }} />
            </span>
            <span className="decrementer-card-amount">
              {index === 0 ? `DEC fires after ${text}` : text}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** DEC as it is loaded first on the destination: as its guest's clock is in the TB, and DEC changes. */
function firstLoad({ description, finished, moments }: Preview) {
  const { cells, registers, invariants } = description;
  const dec = registers.findIndex(({ id }) => id === 'destination.dec');
  const isIn = cells.findIndex(({ id }) => id === 'destination.offsetIsIn');
  const late = invariants.findIndex(({ id }) => id === 'timer-not-late');
  const loaded = moments.find(
    (moment, i) =>
      moment.cells[isIn] === 1 &&
      moments[i - 1]?.cells[isIn] === 1 &&
      moment.registers[dec] !== moments[i - 1]?.registers[dec],
  );
  const width = registers[dec]?.width ?? 64;
  return {
    dec: BigInt.asIntN(width, loaded?.registers[dec] ?? 0n),
    isLate: finished.violations.some(({ invariant }) => invariant === late),
  };
}

function shareOf({ description }: Preview, dec: bigint): number {
  const seconds = Number(dec) / description.ticksPerMicrosecond / 1e6;
  const share = Math.log(seconds / FIRST) / Math.log(LAST / FIRST);
  return seconds <= FIRST ? 0.01 : Math.min(1, share);
}
