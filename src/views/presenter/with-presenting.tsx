/** What needs the browser's windows and its whole screen, once these are there. */
import type { ReactNode } from 'react';
import { LoadAgain } from '../controls/load-again.tsx';
import type { Load } from '../controls/load.ts';
import { useLater } from '../controls/use-later.ts';
import type { Presenting } from './presenting.ts';

interface Props {
  readonly load: Load<Presenting>;
  /** Loads the whole page again. */
  readonly reload: () => void;
  readonly children: (presenting: Presenting) => ReactNode;
}

export function WithPresenting({ load, reload, children }: Props) {
  const later = useLater(load);
  if (typeof later === 'object') return children(later.part);
  if (later === 'under way') return <div className="page-bar">Resync Scope</div>;
  return (
    <main className="page-failed">
      <LoadAgain reload={reload} />
    </main>
  );
}
