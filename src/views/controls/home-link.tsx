/** The way back to the start page: a link to the bare address, which opens in another tab as links do. */
import type { MouseEvent, ReactNode } from 'react';
import { useActions } from '../use-scope.ts';

interface Props {
  readonly className: string;
  readonly children: ReactNode;
}

export function HomeLink({ className, children }: Props) {
  const { showStart } = useActions();
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showStart();
  };
  return (
    <a href="./" className={className} title="Back to all machines (G)" onClick={go}>
      {children}
    </a>
  );
}
