/** Raises an error at the selected step, of one of the causes that the machine knows. */
import { settingAt, type Option, type Settings } from '../../scenario/settings.ts';
import { causeOf, injectionObstacles } from '../../store/injection.ts';
import { Icon } from '../controls/icon.tsx';
import { MenuButton } from '../controls/menu-button.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { ended } from '../format/sentence.ts';

export function InjectMenu() {
  const run = useScope((state) => state.run);
  const shown = useScope((state) => state.shown);
  // Where there is no run, nobody knows what could be injected.
  const label = run?.opened.description.words.inject ?? 'Inject';
  const own = run === null ? null : causeOf(run.opened);
  const causes = run === null ? [] : causesIn(run.opened.description.settings);
  const injecting = useScope((state) => state.injecting);
  const step = useScope((state) => state.step);
  const { inject, setInjecting } = useActions();
  const obstacles = injectionObstacles({ run, step, shown });
  const words = (obstacle: string | null) =>
    obstacle === null ? null : `Not here: ${ended(obstacle)}`;
  const items = causes.map(({ value, label, help = '' }) => ({
    id: String(value),
    label: value === own ? `${label} (this scenario's)` : label,
    detail: help,
    obstacle: words(value === own ? obstacles.own : obstacles.other),
    onTake: () => void inject(step, value === own ? null : String(value)),
  }));
  const arm = {
    id: 'arm',
    label: 'Click on the timeline to inject',
    detail: 'Arms the pointer until the next click (Shift+I)',
    checked: injecting,
    onTake: () => setInjecting(!injecting),
  };
  return (
    <MenuButton
      label={label}
      className={injecting ? 'transport-inject transport-inject-armed' : 'transport-inject'}
      items={[...items, arm]}
      disabled={causes.length === 0}
    >
      <Icon name="bolt" />
      {label}
    </MenuButton>
  );
}

function causesIn(settings: Settings): readonly Option[] {
  const cause = settings.injection && settingAt(settings, settings.injection.cause);
  return cause?.kind === 'choice' ? cause.options : [];
}
