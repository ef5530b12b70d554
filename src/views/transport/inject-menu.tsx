/** Raises an error at the selected step, of a cause from the TFMR and HMER tables. */
import { injectionObstacles } from '../../store/injection.ts';
import { ERROR_KINDS } from '../causes.ts';
import { Icon } from '../controls/icon.tsx';
import { MenuButton } from '../controls/menu-button.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { ended } from '../format/sentence.ts';

export function InjectMenu() {
  const run = useScope((state) => state.run);
  const shown = useScope((state) => state.shown);
  const own = run?.opened.scenario.environment.errorKind ?? null;
  const injecting = useScope((state) => state.injecting);
  const step = useScope((state) => state.step);
  const { inject, setInjecting } = useActions();
  const obstacles = injectionObstacles({ run, step, shown });
  const words = (obstacle: string | null) =>
    obstacle === null ? null : `Not here: ${ended(obstacle)}`;
  const items = ERROR_KINDS.map(({ kind, detail }) => ({
    id: kind,
    label: kind === own ? `${kind} (this scenario's)` : kind,
    detail,
    obstacle: words(kind === own ? obstacles.own : obstacles.other),
    onTake: () => void inject(step, kind === own ? null : kind),
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
      label="Inject HMI"
      className={injecting ? 'transport-inject transport-inject-armed' : 'transport-inject'}
      items={[...items, arm]}
      disabled={own === null}
    >
      <Icon name="bolt" />
      <span className="transport-inject-words">
        <span aria-hidden={injecting}>Inject HMI</span>
        <span aria-hidden={!injecting}>Click the timeline</span>
      </span>
    </MenuButton>
  );
}
