/**
 * What has come of an answer. It is there from the start, and empty: a status that comes with its words is read
 * by hardly any screen reader.
 */
import type { ReactNode } from 'react';

interface Props {
  /** Left out for what is neither: the goal is still ahead. */
  readonly right?: boolean | undefined;
  readonly children?: ReactNode;
}

export function Said({ right, children }: Props) {
  return (
    <p className="lesson-said" data-right={right} role="status">
      {children}
    </p>
  );
}
