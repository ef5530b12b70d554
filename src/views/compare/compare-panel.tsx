/** The run before the last change, below the current one: where they part, and both verdicts. */
import { useMemo } from 'react';
import { endTicksOf } from '../../protocol/trace.ts';
import { settingAt } from '../../scenario/settings.ts';
import { firstParting } from '../../store/compare.ts';
import type { Run } from '../../store/state.ts';
import { verdictAt } from '../../store/verdict.ts';
import { microseconds } from '../format/duration.ts';
import { Panel } from '../shell/panel.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { verdictSentence } from '../verdict/verdict-sentence.ts';
import './compare-panel.css';

export function ComparePanel() {
  const run = useScope((state) => state.run);
  const branch = useScope((state) => state.branch);
  if (run === null || branch === null) {
    return (
      <Panel name="Comparison" className="compare-panel">
        <p className="compare-empty dim">
          Nothing to compare with yet: change the scenario, choose another step or inject an error,
          and the run before that stays here.
        </p>
        {run !== null && <Others run={run} />}
      </Panel>
    );
  }
  return <Comparison run={run} branch={branch} />;
}

/** The same scenario the other way: what most people want to see beside it. */
function Others({ run }: { readonly run: Run }) {
  const { change } = useActions();
  const { description, scenario } = run.opened;
  const { groupedBy } = description.settings;
  const setting = settingAt(description.settings, groupedBy);
  if (setting?.kind !== 'choice') return null;
  const others = setting.options.filter(({ value }) => value !== scenario[groupedBy]);
  return (
    <div className="compare-others">
      {others.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className="button"
          onClick={() => void change({ [groupedBy]: value })}
        >
          Compare with {label}
        </button>
      ))}
    </div>
  );
}

function Comparison({ run, branch }: { readonly run: Run; readonly branch: Run }) {
  const step = useScope((state) => state.step);
  const { frames, select } = useActions();
  const parting = useMemo(() => firstParting(run, branch), [run, branch]);
  const now = verdictWords(run);
  const before = verdictWords(branch);
  const same = isSameVerdict(run, branch);
  return (
    <Panel
      name="Comparison"
      title="Before the last change"
      className="compare-panel"
      aside={
        parting !== null && (
          <button
            type="button"
            className="button button-small"
            onClick={() => select(parting.step)}
          >
            Go to where they part: step {parting.step}
          </button>
        )
      }
    >
      <div className="compare-words">
        {parting === null ? (
          <p>Both runs take the same steps.</p>
        ) : (
          <p>
            {sameSteps(parting.step)} Then this run takes <code>{parting.here}</code>, the one
            before took <code>{parting.there}</code>.
          </p>
        )}
        <dl>
          {same && (
            <>
              <dt className="dim">Both</dt>
              <dd>Same verdict: {now}</dd>
            </>
          )}
          <dt className="dim">Now</dt>
          <dd>
            {lengthWords(run)}
            {!same && `. ${now}`}
          </dd>
          <dt className="dim">Before</dt>
          <dd>
            {lengthWords(branch)}
            {!same && `. ${before}`}
          </dd>
        </dl>
      </div>
      <Timeline
        frames={frames}
        label="Lanes before the last change"
        description={branch.opened.description}
        trace={branch.trace}
        steps={branch.trace.length}
        run={branch.number}
        initialPlaces={branch.opened.initialPlaces}
        signals={branch.finished?.signals ?? []}
        violations={branch.finished?.violations ?? []}
        selectedStep={Math.min(step, branch.trace.length)}
        injecting={false}
        onSelect={select}
        onInject={select}
      />
    </Panel>
  );
}

/** `262 steps, 7.200 µs` */
function lengthWords({ trace, opened }: Run): string {
  const end = trace.startTicks.reduce(
    (latest, _, entry) => Math.max(latest, endTicksOf(trace, entry)),
    0,
  );
  return `${trace.length} steps, ${microseconds(end, opened.description.ticksPerMicrosecond)}`;
}

/** The verdict on a whole run. */
/** Whether the same invariants hold in the end; when they broke may differ. */
function isSameVerdict(run: Run, branch: Run): boolean {
  const brokenIn = ({ opened, finished }: Run): string =>
    (finished?.violations ?? [])
      .map(({ invariant }) => opened.description.invariants[invariant]?.id)
      .sort()
      .join();
  return brokenIn(run) === brokenIn(branch);
}

function verdictWords(run: Run): string {
  const verdict = verdictAt(run, run.trace.length);
  const { lead, rest } = verdictSentence(
    verdict,
    run.opened.description.invariants,
    run.finished?.end ?? '',
  );
  return `${verdict.holding} of ${verdict.total} invariants. ${lead} ${rest}`.trim();
}

function sameSteps(count: number): string {
  if (count === 0) return 'They part at the start.';
  return count === 1 ? 'The first step is the same.' : `The first ${count} steps are the same.`;
}
