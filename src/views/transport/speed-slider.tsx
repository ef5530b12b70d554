/** Playing speed, logarithmic: each part of the slider multiplies it by the same factor. */
import { SPEED } from '../../store/play-slice.ts';
import { useActions, useScope } from '../use-scope.ts';

const POSITIONS = 100;

export function SpeedSlider() {
  const stepsPerSecond = useScope((state) => state.stepsPerSecond);
  const mode = useScope((state) => state.stepMode);
  const { setStepsPerSecond } = useActions();
  const words = `${stepsPerSecond.toLocaleString('en')} ${mode}${stepsPerSecond === 1 ? '' : 's'}/s`;
  return (
    <div className="speed-slider">
      <input
        type="range"
        aria-label="Speed"
        aria-valuetext={words}
        min={0}
        max={POSITIONS}
        value={positionOf(stepsPerSecond)}
        onChange={(event) => setStepsPerSecond(speedAt(Number(event.target.value)))}
      />
      <span className="dim mono">{words}</span>
    </div>
  );
}

/** Steps a second at a position, with at most two digits that count. */
export function speedAt(position: number): number {
  const exact = SPEED.min * (SPEED.max / SPEED.min) ** (position / POSITIONS);
  return Number(exact.toPrecision(2));
}

export function positionOf(stepsPerSecond: number): number {
  const part = Math.log(stepsPerSecond / SPEED.min) / Math.log(SPEED.max / SPEED.min);
  return Math.round(part * POSITIONS);
}
