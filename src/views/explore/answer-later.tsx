/** What a search says, loaded when there is the first one: until then nobody has asked. */
import type { Search } from '../../store/state.ts';
import { useLater } from '../controls/use-later.ts';

const load = () => import('./answers.ts');

interface Props {
  /** The place that it is said in. */
  readonly of: keyof Awaited<ReturnType<typeof load>>;
  readonly search: Search;
}

export function AnswerLater({ of, search }: Props) {
  const later = useLater(load);
  if (later === 'under way') return null;
  if (later === 'failed')
    return (
      <p className="problem">
        This part of the page could not be loaded. The search goes on, and the page can be loaded
        again.
      </p>
    );
  const Answer = later.part[of];
  return <Answer search={search} />;
}
