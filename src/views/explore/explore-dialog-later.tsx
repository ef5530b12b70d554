/** Loads the dialog when it is first asked for, and says so where that fails. */
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { Dialog } from '../controls/dialog.tsx';
import { useActions } from '../use-scope.ts';
import type { ExploreDialogProps } from './explore-dialog.tsx';

type Loading = 'under way' | 'failed' | { readonly Loaded: ComponentType<ExploreDialogProps> };

/** Once it is there, the dialog opens at once. */
let known: Loading = 'under way';

interface Props extends ExploreDialogProps {
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function ExploreDialogLater({ reload, ...props }: Props) {
  const { setDialog } = useActions();
  const [loading, setLoading] = useState(known);
  useEffect(() => {
    if (known !== 'under way') return;
    let live = true;
    const settle = (settled: Loading) => {
      if (live) setLoading(settled);
    };
    import('./explore-dialog.tsx').then(
      ({ ExploreDialog }) => {
        known = { Loaded: ExploreDialog };
        settle(known);
      },
      () => settle('failed'),
    );
    return () => {
      live = false;
    };
  }, []);
  if (loading === 'under way') return null;
  if (loading === 'failed') {
    return (
      <Dialog title="Explore" onClose={() => setDialog(null)}>
        <p role="alert">
          This part of the page could not be loaded. When the whole page is loaded again, its
          address leads back to this step.
        </p>
        <button type="button" className="button" onClick={reload}>
          Load the page again
        </button>
      </Dialog>
    );
  }
  return <loading.Loaded {...props} />;
}
