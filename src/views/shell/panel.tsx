/** A panel of the page: a named region with its heading. */
import type { ReactNode } from 'react';
import { panelId } from './panel-id.ts';
import './panel.css';

interface Props {
  /** The region's accessible name. */
  readonly name: string;
  /** Shown as heading; the name when left out. */
  readonly title?: ReactNode;
  /** What stands at the right of the heading. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ name, title, aside, className = '', children }: Props) {
  return (
    <section
      aria-label={name}
      id={panelId(name)}
      className={`panel ${className}`}
      // Where the focus stays when what has it in the panel goes.
      tabIndex={-1}
    >
      <div className="panel-head">
        <h2>{title ?? name}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
