/** A value that says who set it, when it is pressed. */
import type { ReactNode } from 'react';
import type { Subject } from '../../protocol/whence.ts';
import { useActions } from '../use-scope.ts';
import './value-button.css';

interface Props {
  readonly kind: Subject['kind'];
  /** Into the description's cells, registers or threads. */
  readonly index: number;
  /** What it is called, for those who hear the page: `clock 0`. */
  readonly name: string;
  /** What is seen of it. */
  readonly children: ReactNode;
  /** Of a list that is gone through with arrow keys. */
  readonly tabIndex?: number;
}

export function ValueButton({ kind, index, name, children, tabIndex }: Props) {
  const { askWhence } = useActions();
  return (
    <button
      type="button"
      className="value-button"
      title={`Who set ${name}?`}
      tabIndex={tabIndex}
      onClick={() => void askWhence({ kind, index })}
    >
      {children}
    </button>
  );
}
