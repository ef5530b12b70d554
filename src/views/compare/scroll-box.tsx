/** A part of a panel that scrolls by itself, and can be reached and scrolled with the keyboard. */
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

export function ScrollBox({ label, children }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it may take the focus
    <div className="compare-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
