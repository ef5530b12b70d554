/** The core as a picture at the selected step: subcores, threads, flags, TFMR, HMER, last event. */
import { moment } from '../../base/duration.ts';
import { hexTail } from '../../views/format/hex.ts';
import { findRegister } from '../../views/lookup.ts';
import { Panel } from '../../views/shell/panel.tsx';
import { useActions, useScope } from '../../views/use-scope.ts';
import './core-panel.css';
import { FlagsWord } from './flags-word.tsx';
import { GroupsList } from './groups-list.tsx';
import { HmerRow } from './hmer-row.tsx';
import { LastEvent } from './last-event.tsx';
import { SubcoreCard } from './subcore-card.tsx';
import { TfmrChips } from './tfmr-chips.tsx';

export function CorePanel() {
  const shown = useScope((state) => state.shown);
  const run = useScope((state) => state.run);
  const pinnedThread = useScope((state) => state.pinnedThread);
  const { pinThread } = useActions();
  if (shown === null || run === null) {
    return (
      <Panel name="Core" className="core-panel">
        <p className="core-panel-empty dim">The core appears as soon as the run has started.</p>
      </Panel>
    );
  }
  const { description, snapshot } = shown;
  const tod = findRegister(description, snapshot, 'core.tod');
  return (
    <Panel
      name="Core"
      title={description.title}
      className="core-panel"
      aside={
        <span className="mono dim core-panel-tod">
          {tod === null
            ? moment(snapshot.timeTicks, description.ticksPerMicrosecond)
            : `ChipTOD ${hexTail(tod.value)}`}
        </span>
      }
    >
      <div className="core-panel-body">
        <div className={`core-panel-subcores core-panel-subcores-${description.groups.length}`}>
          {description.groups.map((group, index) => (
            <SubcoreCard
              key={group.id}
              shown={shown}
              run={run}
              group={index}
              pinnedThread={pinnedThread}
              onPin={pinThread}
            />
          ))}
        </div>
        <FlagsWord shown={shown} run={run} />
        <TfmrChips shown={shown} />
        <HmerRow shown={shown} />
        <LastEvent run={run} step={snapshot.step} />
        <GroupsList description={description} />
      </div>
    </Panel>
  );
}
