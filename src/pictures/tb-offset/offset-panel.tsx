/** The two hosts and the guest at the selected step: clocks, offsets, what was saved, what was read. */
import { findRegister } from '../../views/lookup.ts';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import { grouped, signedTime } from './ticks-text.ts';

export function OffsetPanel() {
  const shown = useScope((state) => state.shown);
  if (shown === null) return <Panel name="Clocks">Not there yet.</Panel>;
  const { description, snapshot } = shown;
  const register = (id: string): bigint => findRegister(description, snapshot, id)?.value ?? 0n;
  const vcpus = description.threads.filter(({ role }) => role === 'vCPU');
  return (
    <Panel name="Clocks" title={description.title}>
      <dl>
        {description.groups.map(({ id, label }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              host {grouped(register(`${id}.now`))}, guest {grouped(register(`${id}.guestTb`))},
              QEMU has {grouped(register(`${id}.qemuTb`))}
            </dd>
          </div>
        ))}
        {vcpus.map(({ id }) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>
              TB {grouped(register(`${id}.tb`))}, {signedTime(register(`${id}.skew`))} from the
              host; read last {grouped(register(`${id}.read`))},{' '}
              {signedTime(register(`${id}.readStep`))} from the largest before
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
