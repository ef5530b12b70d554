/** What can be changed below the picture: the guest, the GIC, the fixes, a known bug; and what comes next. */
import type { Opened } from '../../../protocol/messages.ts';
import type { Snapshot } from '../../../protocol/snapshot.ts';
import { valueAt } from '../../../scenario/settings.ts';
import { SettingSegments } from '../../../views/picture/setting-segments.tsx';
import { useActions, useScope } from '../../../views/use-scope.ts';

interface Props {
  readonly opened: Opened;
  readonly snapshot: Snapshot;
}

export function TimerControls({ opened, snapshot }: Props) {
  const era = valueAt(opened.scenario, 'era');
  return (
    <section className="vt-controls" aria-label="What else moves it">
      <h2>What else moves it</h2>
      <Next opened={opened} snapshot={snapshot} />
      <KnownBugs presets={opened.presets} />
      <SettingSegments
        path="workload"
        name="a waiting guest"
        labels={{ idle: 'sleeps', busy: 'spins' }}
      />
      <div className="vt-controls-pairs">
        <SettingSegments path="gicDelay" name="late signal" />
        <SettingSegments path="vhe" name="VHE" />
        <SettingSegments path="handlerFix" name="36e5cfd410ad" idle={era !== 'after'} />
        <SettingSegments path="nullCheck" name="NULL check" idle={era !== 'after'} />
        <SettingSegments path="resample" name="resampling" idle={era !== 'late'} />
      </div>
    </section>
  );
}

/** Of the table of known bugs: a row, without what was made of it. */
const BUG = /^H\d+n?$/;

function KnownBugs({ presets }: Pick<Opened, 'presets'>) {
  const { open } = useActions();
  const base = useScope((state) => state.basePreset);
  const bugs = presets.filter(({ model, row = '' }) => model === 'arm-vtimer' && BUG.test(row));
  return (
    <div className="vt-buttons" role="group" aria-label="Known bugs">
      <span className="dim">known bugs</span>
      {bugs.map(({ id, row, title, model }) => (
        <button
          key={id}
          type="button"
          className="button button-small"
          title={title}
          aria-pressed={base === id}
          onClick={() => void open({ kind: 'preset', id, model }, 'scenario')}
        >
          {row}
        </button>
      ))}
    </div>
  );
}

/** What the reader may let happen now: time, a preemption, a CPU for a thread. */
function Next({ opened: { description }, snapshot }: Props) {
  const { choose } = useActions();
  const isCurrent = useScope((state) => state.step === snapshot.step && !state.opening);
  const offered = description.actors.flatMap(({ id }, actor) => {
    const label = labelOf(id, description.groups[0]?.threads.length === 1);
    return label === null ? [] : [{ actor, label }];
  });
  const isOpen = (actor: number) =>
    snapshot.choices.some((one) => one.actor === actor && one.status === 'enabled');
  return (
    <div className="vt-buttons" role="group" aria-label="Let happen now">
      <span className="dim">now</span>
      {offered.map(({ actor, label }) => (
        <button
          key={actor}
          type="button"
          className="button button-small"
          title={description.actors[actor]?.label}
          aria-disabled={!isOpen(actor) || !isCurrent}
          onClick={() => isOpen(actor) && isCurrent && void choose(actor)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** null for what is not offered here. */
function labelOf(actor: string, isOnly: boolean): string | null {
  if (actor === 'tick') return 'tick';
  const [, vcpu = '', cpu = ''] = /^in-v(\d)-cpu(\d)$/.exec(actor) ?? [];
  if (cpu !== '') return isOnly ? `to CPU ${cpu}` : `${vcpu} to CPU ${cpu}`;
  const [, preempted] = /^preempt-v(\d)$/.exec(actor) ?? [];
  if (preempted === undefined) return null;
  return isOnly ? 'preempt' : `preempt ${preempted}`;
}
