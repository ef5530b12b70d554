/** What runs on each subcore, in the words of the scenario: guests and their offsets. */
import type { Description } from '../../protocol/description.ts';
import './groups-list.css';

export function GroupsList({ description }: { readonly description: Description }) {
  return (
    <div className="groups-list">
      <h3>Guests</h3>
      <dl>
        {description.groups.map((group) => (
          <div key={group.id}>
            <dt className="dim">{group.label}</dt>
            <dd className="mono">{group.detail}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
