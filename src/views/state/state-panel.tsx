/** Every register and cell at the selected step, by scope, with what the step changed. */
import { useMemo, useState } from 'react';
import type { Description, CellScope } from '../../protocol/description.ts';
import type { Shown } from '../../store/state.ts';
import { Panel } from '../shell/panel.tsx';
import { useOneTabStop } from '../controls/use-one-tab-stop.ts';
import { capitalised } from '../format/sentence.ts';
import { useScope } from '../use-scope.ts';
import { CellRow } from './cell-row.tsx';
import { RegisterRow } from './register-row.tsx';
import './state-panel.css';

export function StatePanel() {
  const shown = useScope((state) => state.shown);
  const [filter, setFilter] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  return (
    <Panel
      name="State"
      aside={
        <div className="state-tools">
          <label className="state-changed-only">
            <input
              type="checkbox"
              checked={changedOnly}
              onChange={(event) => setChangedOnly(event.target.checked)}
            />
            changed only
          </label>
          <input
            type="search"
            className="input state-filter"
            placeholder="Filter"
            aria-label="Filter registers and cells"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
      }
    >
      {shown === null ? (
        <p className="state-empty dim">Values appear as soon as the run has started.</p>
      ) : (
        <StateTable shown={shown} filter={filter.trim().toLowerCase()} changedOnly={changedOnly} />
      )}
    </Panel>
  );
}

interface TableProps {
  readonly shown: Shown;
  readonly filter: string;
  readonly changedOnly: boolean;
}

interface Section {
  readonly title: string;
  readonly registers: readonly number[];
  readonly cells: readonly number[];
}

function StateTable({ shown, filter, changedOnly }: TableProps) {
  const { description, snapshot } = shown;
  const list = useOneTabStop();
  const matches = (
    one: { id: string; label: string; summary: string },
    changed: number | undefined,
  ) =>
    (!changedOnly || changed === 1) &&
    (filter === '' || `${one.id} ${one.label}`.toLowerCase().includes(filter));
  const all = useMemo(() => sectionsOf(description), [description]);
  const sections = all
    .map(({ title, registers, cells }) => ({
      title,
      registers: registers.filter((i) => {
        const info = description.registers[i];
        return info !== undefined && matches(info, snapshot.changedRegisters[i]);
      }),
      cells: cells.filter((i) => {
        const info = description.cells[i];
        return info !== undefined && matches(info, snapshot.changedCells[i]);
      }),
    }))
    .filter(({ registers, cells }) => registers.length + cells.length > 0);
  if (sections.length === 0) {
    return (
      <p className="state-empty dim">
        {changedOnly ? 'This step changed nothing that fits.' : 'Nothing has a name like that.'}
      </p>
    );
  }
  return (
    <div ref={list} className="state-table">
      {sections.map(({ title, registers, cells }) => (
        <div key={title} className="state-section">
          <h3>{title}</h3>
          {registers.map((i) => (
            <RegisterRow
              key={i}
              index={i}
              info={description.registers[i]}
              value={snapshot.registers[i] ?? 0n}
              changed={snapshot.changedRegisters[i] === 1}
            />
          ))}
          {cells.length > 0 && (
            <dl className="state-cells">
              {cells.map((i) => (
                <CellRow
                  key={i}
                  index={i}
                  info={description.cells[i]}
                  value={snapshot.cells[i] ?? 0}
                  changed={snapshot.changedCells[i] === 1}
                />
              ))}
            </dl>
          )}
        </div>
      ))}
    </div>
  );
}

/** The whole first, then each group, then each thread. */
function sectionsOf(description: Description): readonly Section[] {
  const pick = (scope: CellScope, index: number) => {
    const fits = (one: { scope: CellScope; index: number }) =>
      one.scope === scope && one.index === index;
    return {
      registers: description.registers.flatMap((info, i) => (fits(info) ? [i] : [])),
      cells: description.cells.flatMap((info, i) => (fits(info) ? [i] : [])),
    };
  };
  return [
    { title: capitalised(description.words.machine), ...pick('machine', 0) },
    ...description.groups.map(({ label }, i) => ({
      title: label,
      ...pick('group', i),
    })),
    ...description.threads.map(({ id, role }, i) => ({
      title: `${id} ${role}`,
      ...pick('thread', i),
    })),
  ];
}
