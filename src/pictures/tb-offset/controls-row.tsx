/** What can be changed below the picture: each a row of segments, in its place whether it matters or not. */
import type { Opened } from '../../protocol/messages.ts';
import { SettingSegments } from '../../views/picture/setting-segments.tsx';
import { valueAt } from '../../scenario/settings.ts';
import './controls-row.css';

interface Props {
  readonly scenario: Opened['scenario'];
  /** The guest is stopped and goes on. */
  readonly stops: boolean;
}

export function ControlsRow({ scenario, stops }: Props) {
  const at = (path: string) => valueAt(scenario, path);
  const isLive = at('flow') === 'live';
  return (
    <div className="controls-row">
      <SettingSegments name="read back" path="userspace.sync" idle={!stops || isLive} />
      <SettingSegments name="kernel rounds" path="rounding" labels={{ up: 'up' }} />
      <SettingSegments
        name="carry check"
        path="carry"
        labels={{ absolute: 'absolute', relative: 'relative', inverted: 'inverted' }}
        idle={at('times.inSwitch') === 'none'}
      />
      <SettingSegments
        name="a sibling sets it"
        path="userspace.setter"
        labels={{ none: 'never', stopped: 'stopped', anytime: 'any time' }}
      />
      <SettingSegments
        name="time in a switch"
        path="times.inSwitch"
        labels={{ none: 'none', less: '< 32.8 ms', any: 'any' }}
      />
    </div>
  );
}
