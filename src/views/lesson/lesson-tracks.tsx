/** What the machine does, as far as the lesson shows it: its picture where it has one of its own, or the timeline. */
import { useState } from 'react';
import type { CSSProperties } from 'react';
import { duration } from '../../base/duration.ts';
import type { DrawnClock } from '../../lessons/lesson.ts';
import type { Description, SignalInfo } from '../../protocol/description.ts';
import { mostHeightCssPx } from '../../timeline/geometry.ts';
import type { Scene } from '../../timeline/scene.ts';
import type { Surface } from '../../timeline/surface.ts';
import { drawVeil, roomAfter, type Veiled } from '../../timeline/veil/veil.ts';
import { useLater } from '../controls/use-later.ts';
import { loadTimeline } from '../parts-of-run.ts';
import { PicturePanel, usePictureOnStage } from '../picture-panel.tsx';
import type { Pictures } from '../pictures.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { timelineOf } from '../timeline-of-run.ts';
import { useActions, useScope } from '../use-scope.ts';
import { TwoRunsOr } from './two-runs.tsx';
import { useCard, useShownCard } from './use-lesson.ts';

interface Props {
  readonly pictures: Pictures;
  readonly reload: () => void;
  /** For those who look from afar: so many times as large, and nothing in it is to be pressed. */
  readonly zoom?: number;
  /** The tracks, whatever picture the machine has. */
  readonly isPlain?: boolean;
}

export function LessonTracks({ zoom, isPlain = false, ...props }: Props) {
  const isPicture = usePictureOnStage(props.pictures) && !isPlain;
  const description = useScope((state) => state.run?.opened.description ?? null);
  const most =
    description === null
      ? ''
      : `${mostHeightCssPx(description, ROWS_MAY_GROW) * (zoom ?? 1) + FRAME_CSS_PX}px`;
  const style: CSSProperties & Record<'--most-height', string> = { '--most-height': most };
  return (
    <div
      className="lesson-tracks"
      data-picture={isPicture}
      style={style}
      inert={zoom !== undefined}
    >
      {isPicture ? (
        // What it changes by its grips is asked for on the card.
        <div className="lesson-picture" inert style={{ zoom }}>
          <PanelBoundary name="Picture">
            <PicturePanel {...props} />
          </PanelBoundary>
        </div>
      ) : (
        <PanelBoundary name="Timeline">
          <TwoRunsOr>
            <Tracks zoom={zoom} />
          </TwoRunsOr>
        </PanelBoundary>
      )}
    </div>
  );
}

function Tracks({ zoom }: { readonly zoom: number | undefined }) {
  const run = useScope((state) => state.run);
  const step = useScope((state) => state.step);
  const { frames, select, setPlaying } = useActions();
  const epoch = useShrinks(run?.trace.length ?? 0, run?.number ?? 0);
  const veiled = useVeiled();
  const later = useLater(loadTimeline);
  if (later === 'failed')
    return (
      <p className="lesson-wait">The timeline could not be loaded. The page may be reloaded.</p>
    );
  if (run === null || later === 'under way') return <p className="lesson-wait dim" />;
  const { ticksPerMicrosecond } = run.opened.description;
  return (
    <later.part
      key={epoch}
      frames={frames}
      {...timelineOf(run, step)}
      injecting={false}
      over={{
        draw: (surface: Surface, scene: Scene) => drawVeil(surface, scene, veiled),
        reach: (endTicks: number) =>
          veiled.hides ? roomAfter(endTicks, ticksPerMicrosecond) : endTicks,
        most: ROWS_MAY_GROW,
        zoom: zoom ?? 1,
      }}
      inFrame={zoom !== undefined}
      onSelect={(chosen) => {
        setPlaying(false);
        select(chosen);
      }}
      onInject={nothing}
    />
  );
}

/** A lesson has few rows, and room. */
const ROWS_MAY_GROW = 2.4;
/** What is around the rows. */
const FRAME_CSS_PX = 12;

function nothing(): void {
  // In a lesson errors come when its scenario says so.
}

/** Counts how often less of a run was to be seen than before: a picture of it is begun anew then. */
function useShrinks(length: number, run: number): number {
  const [seen, setSeen] = useState({ length, run, shrinks: 0 });
  if (seen.run === run && seen.length === length) return seen.shrinks;
  const isLess = seen.run === run && length < seen.length;
  const next = { length, run, shrinks: seen.shrinks + Number(isLess) };
  setSeen(next);
  return next.shrinks;
}

function useVeiled(): Veiled {
  const { full, task } = useCard();
  const hides = useShownCard(({ veiledAt }) => veiledAt !== null);
  const outcome = useShownCard((state) => state.outcome);
  const fromStep = useShownCard(({ beginning }) => beginning?.after.length ?? 0);
  const description = useScope((state) => state.run?.opened.description ?? null);
  const yours = outcome?.kind === 'choice' ? outcome.yours : null;
  return {
    full,
    hides,
    asks: task?.kind === 'predict' && outcome === null,
    yours: yours && description && drawnAnswer(yours, description, fromStep),
  };
}

/** The offset is that of the clock's own guest, or of the first that has one. */
function drawnAnswer(
  { group, k }: DrawnClock,
  { groups, signals, ticksPerMicrosecond }: Description,
  fromStep: number,
): Veiled['yours'] {
  const offsetOf = ({ levels }: SignalInfo) =>
    levels.find(({ tone, ticks = 0 }) => tone === 'guest' && ticks !== 0)?.ticks;
  const clocks = signals.filter(({ kind }) => kind === 'clock');
  const own = clocks.find((clock) => groups[clock.group]?.id === group);
  const offsets = [...(own === undefined ? [] : [own]), ...clocks].map(offsetOf);
  const ticks = k * (offsets.find((offset) => offset !== undefined) ?? 0);
  const amount = duration(Math.abs(ticks) / ticksPerMicrosecond);
  const label =
    ticks === 0 ? 'your answer: host time' : `your answer: ${ticks < 0 ? '−' : '+'}${amount}`;
  return { group, ticks, label, fromStep };
}
