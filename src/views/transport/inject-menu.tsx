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
  // Where no cause can be taken, the button says so, and why, before it is opened.
  const isBlocked = items.length > 0 && items.every(({ obstacle }) => obstacle !== null);
  const arm = {
    id: 'arm',
    label: 'Click on the timeline to inject',
    detail: 'Arms the pointer until the next click (Shift+I)',
    checked: injecting,
    onTake: () => setInjecting(!injecting),
  };
  if (run !== null && run.opened.description.settings.injection === null) return null;
  return (
    <MenuButton
      label={label}
      className={classesOf(injecting, isBlocked)}
      hint={isBlocked ? (words(obstacles.own) ?? undefined) : undefined}
      items={[
        ...items.filter(({ id }) => id === own),
        arm,
        ...items.filter(({ id }) => id !== own),
      ]}
      disabled={causes.length === 0}
    >
      <Icon name="bolt" />
      {label}
    </MenuButton>
  );
}

function classesOf(injecting: boolean, isBlocked: boolean): string {
  if (injecting) return 'transport-inject transport-inject-armed';
  return isBlocked ? 'transport-inject transport-inject-blocked' : 'transport-inject';
}

function causesIn(settings: Settings): readonly Option[] {
  const cause = settings.injection && settingAt(settings, settings.injection.cause);
  return cause?.kind === 'choice' ? cause.options : [];
}
