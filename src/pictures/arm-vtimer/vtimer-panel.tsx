/** The timers of the guests at the selected step: which copy of each is the truth, and who calls. */
import { useState } from 'react';
import { valueAt } from '../../scenario/settings.ts';
import type { Run, Shown } from '../../store/state.ts';
import { ChoiceOfFew } from '../../views/controls/choice-of-few.tsx';
import { useSize } from '../../views/controls/use-size.ts';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import { amount, secondsOf } from './amount.ts';
import { ListRegisters } from './below/list-registers.tsx';
import { Meter } from './below/meter.tsx';
import { TimerControls } from './below/timer-controls.tsx';
import { Homes } from './homes/homes.tsx';
import { headOf, MOST_STEPS } from './head-of-run.ts';
import { momentOf } from './moment.ts';
import { transfersIn } from './noted.ts';
import { isNarrow } from './track/layout.ts';
import { TimeTrack } from './track/time-track.tsx';
import './below/below.css';
import './vtimer-panel.css';

const NAME = 'Guest';
/** At the left and the right of what is drawn, as in the CSS. */
const MARGIN = 14;

export function VtimerPanel() {
  const shown = useScope((state) => state.shown);
  const run = useScope((state) => state.run);
  const [ref, { width }] = useSize<HTMLDivElement>();
  return (
    <Panel name={NAME} className="vt-panel">
      <div ref={ref} className="vt-panel-body">
        {shown === null || run?.number !== shown.runNumber ? (
          <p className="vt-parts dim">The timer appears as soon as the run has started.</p>
        ) : (
          width > 0 && (
            <div className="vt-parts" data-step={shown.snapshot.step}>
              <Parts run={run} shown={shown} width={width - 2 * MARGIN} />
            </div>
          )
        )}
      </div>
    </Panel>
  );
}

interface Props {
  readonly run: Run;
  readonly shown: Shown;
  readonly width: number;
}

type View = 'timer' | 'list register' | 'accesses';

const VIEWS = [
  { value: 'timer', label: 'Timer' },
  { value: 'list register', label: 'List register' },
  { value: 'accesses', label: 'Accesses' },
] as const;

/** On a phone one picture at a time, and nothing to change. */
function Parts({ run, shown, width }: Props) {
  const [view, setView] = useState<View>('timer');
  const { description, snapshot } = shown;
  const moment = momentOf(description, snapshot);
  const narrow = isNarrow(width);
  const head = headOf(run);
  const isBeyond = snapshot.step > head.trace.length;
  const transfers = isBeyond ? [] : transfersIn(head).filter(({ step }) => step <= snapshot.step);
  const timer = (
    <>
      <TimeTrack run={head} snapshot={snapshot} moment={moment} width={width} />
      {head !== run && (
        <p className="vt-long dim">
          This run is longer than can be drawn: time and lanes are those of its first {MOST_STEPS}{' '}
          steps.
        </p>
      )}
      <Homes
        moment={moment}
        transfers={transfers}
        step={snapshot.step}
        width={width}
        isNarrow={narrow}
        seconds={(counts) => amount(secondsOf(counts, description.ticksPerMicrosecond))}
      />
    </>
  );
  const hasString = valueAt(run.opened.scenario, 'mistakes.hwBit') !== false;
  const tokens = <ListRegisters moment={moment} hasString={hasString} />;
  const meter = <Meter moment={moment} description={description} isLive={!narrow} />;
  if (narrow)
    return (
      <>
        <ChoiceOfFew label="Picture" labelHidden segments={VIEWS} value={view} onChange={setView} />
        {view === 'timer' ? (
          timer
        ) : (
          <div className="vt-below vt-alone">{view === 'accesses' ? meter : tokens}</div>
        )}
      </>
    );
  return (
    <>
      {timer}
      <div className="vt-below">
        {tokens}
        {meter}
        <TimerControls opened={run.opened} snapshot={snapshot} />
      </div>
    </>
  );
}
