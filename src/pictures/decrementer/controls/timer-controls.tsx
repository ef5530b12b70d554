/** What else moves the timer: offset, destination, how long the vCPU is not run, threads and idle DEC. */
import { readTicks, writeTicks } from '../../../scenario/ticks.ts';
import type { Opened } from '../../../protocol/messages.ts';
import { SettingSegments } from '../../../views/picture/setting-segments.tsx';
import { useActions } from '../../../views/use-scope.ts';
import { amount, secondsOf } from '../amount.ts';
import type { Octaves } from './octaves.ts';
import { TimeSlider } from './time-slider.tsx';
import './timer-controls.css';

/** 32.8 ms, which is the least offset there is, to 102 days. */
const OFFSETS: Octaves = { first: 24, last: 52, steps: 8 };
/** A millisecond to 2.23 years. */
const WAITS: Octaves = { first: 19, last: 55, steps: 4 };
/** Whole turns of 32 bits: such an offset leaves nothing of itself in DEC. */
const HIDDEN = 1n << 36n;
const TURNS = HIDDEN >> 32n;
/** Of a clock: less than that it has never been. */
const YOUNGEST = 1n << 24n;

export function TimerControls({ opened }: { readonly opened: Opened }) {
  const { change } = useActions();
  const { scenario, description } = opened;
  const ticks = (key: string) => {
    const text = scenario[key];
    return (typeof text === 'string' ? readTicks(text) : null) ?? 0n;
  };
  const words = (length: bigint) => amount(secondsOf(length, description.ticksPerMicrosecond));
  const moves = scenario['moves'] === 'migrates';
  // Kernels with one thread a vcore.
  const isSingle = moves || scenario['era'] === 'F' || scenario['era'] === 'G';
  const isIdle = isSingle || scenario['threads'] === 1;
  const guest = ticks('host') + ticks('tbOffset');
  const offset = ticks('tbOffset');
  const width = scenario['width'] === 56 ? 56n : 32n;
  const halfTurn = 1n << (width - 1n);
  return (
    <section className="timer-controls" aria-label="What else moves it">
      <h2>What else moves it</h2>
      <TimeSlider
        label={moves ? 'offset on the source' : 'offset'}
        octaves={OFFSETS}
        ticks={offset}
        least={-(1n << 52n)}
        mark={
          moves || width === 56n
            ? { ticks: 0n, text: 'none' }
            : { ticks: HIDDEN, text: `${words(HIDDEN)}: ${TURNS} turns` }
        }
        inWords={(length) => (length < 0n ? `−${words(length)}` : words(length))}
        onTake={(length) => void change({ tbOffset: writeTicks(length) }, true)}
      />
      <TimeSlider
        label="destination"
        octaves={OFFSETS}
        // To the left it is behind the guest's clock, which it cannot be by more than that clock shows.
        ticks={ticks('destination') - guest}
        least={YOUNGEST - guest}
        mark={{ ticks: 0n, text: 'the guest’s clock' }}
        inWords={(ahead) =>
          ahead === 0n ? 'as the guest' : `${words(ahead)} ${ahead < 0n ? 'behind' : 'ahead'}`
        }
        isIdle={!moves}
        onTake={(ahead) => void change({ destination: writeTicks(guest + ahead) }, true)}
      />
      <TimeSlider
        label={moves ? 'from create to first run' : 'not run for'}
        octaves={WAITS}
        ticks={ticks('away')}
        least={0n}
        mark={{ ticks: halfTurn, text: `half a turn: ${words(halfTurn)}` }}
        inWords={(length) => words(length)}
        onTake={(length) => void change({ away: writeTicks(length) }, true)}
      />
      <SettingSegments path="threads" name="threads" idle={isSingle} />
      <SettingSegments
        path="idle"
        name={isIdle ? 'idle DEC' : 'idle DEC, another vCPU’s'}
        labels={{ positive: '> 0', negative: '< 0' }}
        idle={isIdle}
      />
    </section>
  );
}
