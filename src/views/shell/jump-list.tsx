/** Links to panels further down the same scroll area. Not part of the address: they only scroll. */
import { panelId } from './panel-id.ts';
import './jump-list.css';

interface Props {
  readonly names: readonly string[];
  readonly className?: string;
}

export function JumpList({ names, className = '' }: Props) {
  return (
    <nav className={`jump-list ${className}`} aria-label="Panels">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="jump-list-jump"
          onClick={() => document.getElementById(panelId(name))?.scrollIntoView({ block: 'start' })}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
