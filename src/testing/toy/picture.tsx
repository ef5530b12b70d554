/** The rack as a picture at the selected step: a card for each clock, and the latch. */
import { findCell, findRegister } from '../../views/lookup.ts';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';

export function RackPanel() {
  const shown = useScope((state) => state.shown);
  if (shown === null) return <Panel name="Rack">Not there yet.</Panel>;
  const { description, snapshot } = shown;
  const latch = findCell(description, snapshot, 'rack.latch')?.value;
  return (
    <Panel name="Rack" title={description.title}>
      <dl>
        {description.groups.map(({ id, label }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              {findRegister(description, snapshot, `${id}.clock`)?.value.toString(16)}, off by{' '}
              {findCell(description, snapshot, `${id}.off`)?.value}
            </dd>
          </div>
        ))}
      </dl>
      <p>{latch === 1 ? 'The latch is taken.' : 'The latch is free.'}</p>
    </Panel>
  );
}
