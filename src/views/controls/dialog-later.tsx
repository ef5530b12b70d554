/** A dialog that is loaded when it is first opened, and says so where that fails. */
import type { ComponentType } from 'react';
import { useActions } from '../use-scope.ts';
import { Dialog } from './dialog.tsx';
import { LoadAgain } from './load-again.tsx';
import type { Load } from './load.ts';
import { useLater } from './use-later.ts';

interface Props<P> {
  readonly title: string;
  readonly load: Load<ComponentType<P>>;
  readonly with: P;
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function DialogLater<P extends object>({ title, load, with: props, reload }: Props<P>) {
  const { setDialog } = useActions();
  const later = useLater(load);
  if (later === 'under way') return null;
  if (later === 'failed')
    return (
      <Dialog title={title} onClose={() => setDialog(null)}>
        <LoadAgain reload={reload} />
      </Dialog>
    );
  return <later.part {...props} />;
}
