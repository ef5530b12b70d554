/** The timer of a guest at the selected step: when it is due, and when DEC will fire. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { settingAt } from '../../scenario/settings.ts';
import type { Run, Shown } from '../../store/state.ts';
import { ChoiceOfFew } from '../../views/controls/choice-of-few.tsx';
import { useSize } from '../../views/controls/use-size.ts';
import { ValueButton } from '../../views/controls/value-button.tsx';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import { Terms } from '../../views/words/terms.tsx';
import { amount, amountOf } from './amount.ts';
import { isNarrow, layoutOf, type Layout } from './axis/layout.ts';
import { TimeAxis } from './axis/time-axis.tsx';
import { SetCards } from './controls/set-cards.tsx';
import { notedIn, setWords } from './controls/set-words.ts';
import { TimerControls } from './controls/timer-controls.tsx';
import { LoadLine } from './load-line.tsx';
import { momentOf, turnOf, type Moment } from './moment.ts';
import './timer-panel.css';
import { DecWheel, turnsOf } from './wheel/dec-wheel.tsx';
import { outcomeOf } from './words.ts';

const NAME = 'Guest';
/** At the left and the right of what is drawn, as in the CSS. */
const MARGIN = 16;

export function TimerPanel() {
  const shown = useScope((state) => state.shown);
  const run = useScope((state) => state.run);
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  return (
    <Panel name={NAME} className="timer-panel">
      <div ref={ref} className="timer-panel-body">
        {shown === null || run === null ? (
          <p className="timer-panel-parts dim">The timer appears as soon as the run has started.</p>
        ) : (
          width > 0 && (
            <div className="timer-panel-parts" data-step={shown.snapshot.step}>
              <Parts run={run} shown={shown} width={width - 2 * MARGIN} height={height} />
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
  readonly height: number;
}

type View = 'axis' | 'wheel';

const VIEWS = [
  { value: 'axis', label: 'Time from now' },
  { value: 'wheel', label: 'DEC wheel' },
] as const;

/** On a phone one of both pictures, and nothing to change. */
function Parts({ run, shown, width, height }: Props) {
  const [view, setView] = useState<View>('axis');
  const { description, snapshot } = shown;
  const moment = momentOf(run, description, snapshot);
  const layout = layoutOf(width, height);
  const kernel = <Kernel run={run} />;
  const axis = <Axis moment={moment} layout={layout} shown={shown} kernel={kernel} />;
  const turn = turnOf(moment.width, description);
  const wheel = <Wheel moment={moment} turn={turn} radius={layout.wheel} />;
  if (isNarrow(width))
    return (
      <>
        <ChoiceOfFew label="Picture" labelHidden segments={VIEWS} value={view} onChange={setView} />
        {kernel}
        {view === 'axis' ? axis : wheel}
      </>
    );
  return (
    <>
      {axis}
      <div className="timer-panel-below">
        {wheel}
        <Sets run={run} step={snapshot.step} />
        <TimerControls opened={run.opened} />
      </div>
      {moment.isLoading && moment.flag !== null && (
        <LoadLine step={snapshot.step} turns={turnsOf(moment.dec, turn)} radius={layout.wheel} />
      )}
    </>
  );
}

interface AxisProps {
  readonly moment: Moment;
  readonly layout: Layout;
  readonly shown: Shown;
  /** Said beside the clocks, where there is a column. */
  readonly kernel: ReactNode;
}

function Axis({ moment, layout, shown: { description }, kernel }: AxisProps) {
  const outcome = outcomeOf(moment);
  const host = description.groups.find(({ id }) => id === moment.host);
  const most = { 32: turnOf(31, description), 56: turnOf(55, description) };
  const top = layout.isNarrow ? layout.fuses[0] - 38 : layout.fuses[0] - 10;
  return (
    <div className="timer-panel-axis" data-narrow={layout.isNarrow} data-roomy={layout.isRoomy}>
      <TimeAxis
        moment={moment}
        layout={layout}
        hostName={host?.label === 'host' ? '' : (host?.label ?? '')}
        most={most}
      />
      {!layout.isNarrow && (
        <span
          className="timer-panel-heading dim"
          style={{ left: layout.right + 16, top: layout.words - 13 }}
        >
          {moment.taken === null ? 'fires after' : 'fired after'}
        </span>
      )}
      {!layout.isNarrow && (
        <div
          className="timer-panel-beside"
          style={{ left: layout.right + 16, top: layout.guest.top, right: 0 }}
        >
          {kernel}
        </div>
      )}
      <p
        className="timer-panel-outcome"
        data-verdict={outcome.verdict}
        style={layout.isNarrow ? { top, right: 0 } : { top, left: layout.right + 12, right: 0 }}
      >
        {outcome.fires !== null && (
          <ValueButton kind="register" index={moment.decIndex} name="DEC">
            <Big seconds={outcome.fires} />
          </ValueButton>
        )}
        <span className="timer-panel-too">{outcome.words}</span>
      </p>
      {!layout.isNarrow && outcome.fires !== null && (
        <span
          className="timer-panel-right"
          style={{ left: layout.right + 16, top: layout.fuses[2] + 3 }}
        >
          {moment.toGo <= 0 ? 'at once' : 'on time'}
        </span>
      )}
    </div>
  );
}

/** What a kernel is, for whom its letter says nothing: its versions, and what they do with dec_expires. */
function Kernel({ run: { opened } }: { readonly run: Run }) {
  const setting = settingAt(opened.description.settings, 'era');
  if (setting?.kind !== 'choice') return null;
  const {
    value,
    label,
    help = '',
  } = setting.options.find((one) => one.value === opened.scenario['era']) ?? {};
  return value === undefined ? null : (
    <p className="timer-panel-kernel">
      <b>Kernel {label}</b>{' '}
      <span className="dim">
        Linux <Terms text={help} />
      </span>
    </p>
  );
}

/** Characters for which there is room beside the axis in large type. */
const LARGE = 6;

function Big({ seconds }: { readonly seconds: number }) {
  if (seconds <= 0) return <span className="timer-panel-big">at once</span>;
  const { number, unit } = amountOf(seconds);
  return (
    <span className="timer-panel-big" data-long={number.length + unit.length > LARGE}>
      {number} <small>{unit}</small>
    </span>
  );
}

/** Of which moment the wheel is. */
const AT: Readonly<Record<Moment['from'], string>> = {
  now: '',
  entry: 'at the entry, ',
  set: 'as it was set, ',
};

interface WheelProps {
  readonly moment: Moment;
  readonly turn: number;
  readonly radius: number;
}

function Wheel({ moment, turn, radius }: WheelProps) {
  return (
    <section className="timer-wheel" aria-label="DEC wheel">
      <h2>
        DEC wheel{' '}
        <span className="dim">
          {AT[moment.from]}one turn {amount(turn)}
        </span>
      </h2>
      <DecWheel moment={moment} turn={turn} radius={radius} />
    </section>
  );
}

function Sets({ run: { opened, finished }, step }: { readonly run: Run; readonly step: number }) {
  const { scenario, description } = opened;
  const noted = notedIn(finished, description);
  const textOf = (line: string) => description.lines.find(({ id }) => id === line)?.text;
  return (
    <SetCards
      value={String(scenario['userspace'])}
      isUsed={scenario['moves'] === 'migrates'}
      wordsOf={(register) => setWords(register, noted, textOf(CONVERSION) !== undefined, step)}
      hasExpiry={textOf(EXPIRY)?.startsWith('dec_expires') ?? false}
    />
  );
}

/** The line that loads tb_offset in order to take it off, and the one that stores a DEC_EXPIRY, or refuses it. */
const CONVERSION = 'kvmppc_set_one_reg_hv:D1a';
const EXPIRY = 'kvmppc_set_one_reg_hv:D1';
