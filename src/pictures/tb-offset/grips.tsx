/** What can be dragged in the plot: the end of the pause, the offset below its rung, the other host's clock. */
import { Grip } from '../../views/picture/grip.tsx';
import { useActions } from '../../views/use-scope.ts';
import { readTicks, writeTicks } from '../../scenario/ticks.ts';
import { valueAt, withValueAt } from '../../scenario/settings.ts';
import type { Opened } from '../../protocol/messages.ts';
import { lengthOf, msOf, RUNG_MS, ticksOfMs } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scenario: Opened['scenario'];
  readonly scene: Scene;
  readonly layout: Layout;
  /** The pause that it is dragged to; null when it is not. */
  readonly onPause: (pause: number | null) => void;
  /** The same of how far something is moved upwards, in milliseconds. */
  readonly onLift: (lift: Lift | null) => void;
}

/** What is moved upwards, and where to. */
export interface Lift {
  readonly what: 'offset' | 'host';
  readonly by: number;
}

/** What the pointer and the arrows move by. */
const STEP_MS = 0.1;
const MOST_PAUSE_MS = 10_000;
/** A whole number of steps: how far a clock is moved at most. */
const FAR_MS = 300;

export function Grips({ scenario, scene, layout, onPause, onLift }: Props) {
  const { change } = useActions();
  const { stop, cont, saved, hosts } = scene;
  const ticksAt = (path: string) => readTicks(String(valueAt(scenario, path))) ?? 0n;
  const take = (path: string, ticks: bigint) =>
    void change({ times: withValueAt(scenario, path, writeTicks(ticks))['times'] }, true);
  if (stop === null || cont === null || cont.time > layout.to) return null;
  const pause = msOf(ticksAt('times.pause'));
  const isGiven = ['cont', 'paused'].includes(String(valueAt(scenario, 'flow')));
  const isRead = valueAt(scenario, 'userspace.sync') === true;
  const debt = saved?.debt ?? 0;
  const delta = msOf(ticksAt('times.delta'));
  const other = hosts.length > 1 ? hosts.length - 1 : null;
  const late = layout.timeAt(layout.right - 46);
  return (
    <>
      <Grip
        label="Pause"
        along="x"
        at={{ x: layout.x(cont.time), y: layout.bottom - 1 }}
        value={pause}
        min={0}
        max={MOST_PAUSE_MS}
        step={STEP_MS}
        text={lengthOf(pause)}
        valueAt={({ x }) => layout.timeAt(x) - stop.time}
        onPreview={onPause}
        onTake={(value) => take('times.pause', ticksOfMs(value))}
      />
      {isGiven && !isRead && (
        <Grip
          label="Rounded up"
          along="y"
          at={{ x: layout.x(stop.time) - 22, y: layout.guest(stop.time, debt / 2) }}
          value={debt}
          min={0}
          max={RUNG_MS - STEP_MS}
          step={STEP_MS}
          text={lengthOf(debt)}
          valueAt={({ y }) => (layout.guest(stop.time, 0) - y) / layout.perMs.y}
          onPreview={(value) => onLift(value === null ? null : { what: 'offset', by: value })}
          onTake={(value) =>
            take('times.rawOffset', ticksAt('times.rawOffset') - ticksOfMs(value - debt))
          }
        />
      )}
      {other !== null && (
        <Grip
          label={`Clock of ${hosts[other]?.label ?? 'the other host'}`}
          along="y"
          at={{ x: layout.right - 46, y: layout.host(other, late) }}
          value={delta}
          min={delta - FAR_MS}
          max={delta + FAR_MS}
          step={STEP_MS}
          text={`${lengthOf(delta)} ${delta < 0 ? 'behind' : 'ahead'}`}
          valueAt={({ y }) => delta + (layout.host(other, late) - y) / layout.perMs.y}
          onPreview={(value) => onLift(value === null ? null : { what: 'host', by: value - delta })}
          onTake={(value) => take('times.delta', ticksAt('times.delta') + ticksOfMs(value - delta))}
        />
      )}
    </>
  );
}
