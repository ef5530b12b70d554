/** Words that lie along a clock's line. */
import type { ReactNode } from 'react';
import type { Layout } from './layout.ts';

interface Props {
  readonly className?: string;
  readonly layout: Layout;
  readonly x: number;
  readonly y: number;
  readonly children: ReactNode;
}

export function AlongLine({ className = '', layout, x, y, children }: Props) {
  return (
    <text
      className={`offset-along ${className}`}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${(-layout.slope).toFixed(2)})`}
    >
      {children}
    </text>
  );
}
