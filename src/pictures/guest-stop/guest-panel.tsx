/** A guest and its hosts at the selected step: its way, PSSCR, how long it takes to wake, where it can move. */
import { useState } from 'react';
import type { Run, Shown } from '../../store/state.ts';
import { ChoiceOfFew } from '../../views/controls/choice-of-few.tsx';
import { useSize } from '../../views/controls/use-size.ts';
import { findCell } from '../../views/lookup.ts';
import { usePictureName } from '../../views/picture-panel.tsx';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import { MoveBoard } from './board/move-board.tsx';
import './guest-panel.css';
import { rowsOf } from './strip/rows.ts';
import { PsscrStrip } from './strip/psscr-strip.tsx';
import { WakeTime } from './wake-time/wake-time.tsx';
import { geometryOf, roomFor } from './way/geometry.ts';
import { marksOf } from './way/marks.ts';
import { Railway } from './way/railway.tsx';
import { lastStop, storyOf } from './way/story.ts';
import { spokenOf, stateOf } from './words.ts';

export function GuestPanel() {
  const name = usePictureName();
  const shown = useScope((state) => state.shown);
  const run = useScope((state) => state.run);
  const isReady = run !== null && shown !== null && shown.runNumber === run.number;
  const ready = isReady ? { run, shown } : null;
  // While another run is on its way the last one stays, and the focus in it.
  const [last, setLast] = useState(ready);
  const drawn = ready ?? last;
  if (drawn !== null && drawn.shown !== last?.shown) setLast(drawn);
  return (
    <Panel name={name} className="guest-panel">
      {drawn === null ? (
        <p className="dim">The guest appears as soon as the run has started.</p>
      ) : (
        <Parts {...drawn} />
      )}
    </Panel>
  );
}

interface Props {
  readonly run: Run;
  readonly shown: Shown;
}

/** Below it there is one picture at a time, and nothing to change. */
const WIDE_PX = 560;
const VIEWS = [
  { value: 'way', label: 'Way' },
  { value: 'psscr', label: 'PSSCR' },
  { value: 'wake', label: 'Wake time' },
  { value: 'moves', label: 'Moves' },
] as const;
type View = (typeof VIEWS)[number]['value'];

function Parts({ run, shown }: Props) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const [view, setView] = useState<View>('way');
  const isWide = width >= WIDE_PX;
  const { description, snapshot } = shown;
  const { scenario } = run.opened;
  const has = (one: View) => isWide || view === one;
  const rows = rowsOf(run, description, snapshot);
  const here = rows[findCell(description, snapshot, 'vm.host')?.value ?? 0];
  const option = scenario['option'] === true ? 'on' : 'off';
  const scheme = String(scenario['scheme']);
  return (
    <div className="guest" ref={ref} data-wide={isWide} data-step={snapshot.step}>
      {width > 0 && (
        <>
          {!isWide && (
            <ChoiceOfFew
              label="Picture"
              labelHidden
              segments={VIEWS}
              value={view}
              onChange={setView}
            />
          )}
          {has('way') && (
            <Way run={run} shown={shown} width={width} height={height} isWide={isWide} />
          )}
          {has('psscr') && (
            <PsscrStrip run={run} description={description} snapshot={snapshot} isWide={isWide} />
          )}
          <div className="guest-below">
            {has('wake') && (
              <WakeTime
                description={description}
                isOffered={findCell(description, snapshot, 'vm.adv')?.value === 1}
                traps={here?.of === 'guest' ? here.traps : here?.seen === 'trapped'}
                isWide={isWide}
              />
            )}
            {has('moves') && description.board !== undefined && (
              <MoveBoard
                board={description.board}
                scenario={scenario}
                offer={scheme === 'option' ? `option, ${option}` : scheme}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

interface WayProps extends Props {
  readonly width: number;
  readonly height: number;
  readonly isWide: boolean;
}

/** What is below it takes so much. */
const BELOW = 380;
const PADDING = 28;

function Way({ run, shown: { description, snapshot }, width, height, isWide }: WayProps) {
  const { step } = snapshot;
  const inner = width - PADDING;
  const story = storyOf(run, step, roomFor(inner, isWide));
  const tall = isWide ? Math.max(200, Math.min(330, height - BELOW)) : 300;
  const geometry = geometryOf(story, { width: inner, height: tall, isWide });
  const { title, more, tone } = stateOf(description, snapshot);
  const spoken = spokenOf(story, description, snapshot);
  return (
    <div className="guest-way" style={{ height: tall }}>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <Railway
        description={description}
        story={story}
        marks={marksOf(story, description)}
        stop={lastStop(run, step)}
        geometry={geometry}
        step={step}
        isWide={isWide}
        spoken={spoken}
      />
      <p
        className="guest-state"
        data-tone={tone}
        style={isWide ? { left: geometry.right + 12, top: geometry.y('guest') - 18 } : {}}
      >
        <b>{title}</b>
        <span className="dim">{more}</span>
      </p>
    </div>
  );
}
