/** The title and the note of a run that has them: on their way as soon as a link with them is asked for. */
import { seemsTitled } from '../../scenario/title.ts';
import type { ScopeState } from '../../store/state.ts';
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';

const loadTitle = async () => (await import('./run-title.tsx')).RunTitle;

const isTitled = ({ run, asked }: ScopeState): boolean => {
  if (run === null) return asked?.source.kind === 'link' && seemsTitled(asked.source.hash);
  const { title, note } = run.opened.scenario;
  return (title ?? note) !== undefined;
};

interface Props {
  /** The run is on the page: its title comes with it, not before, and moves nothing. */
  readonly started: boolean;
}

export function RunTitleLater({ started }: Props) {
  return useScope(isTitled) ? <Loaded started={started} /> : null;
}

function Loaded({ started }: Props) {
  const later = useLater(loadTitle);
  return typeof later === 'string' || !started ? null : <later.part />;
}
