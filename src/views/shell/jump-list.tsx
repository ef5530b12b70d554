/** Links to panels further down the same scroll area. Not part of the address: they only scroll. */
import './jump-list.css';
import { showPanel } from './show-panel.ts';

interface Props {
  readonly names: readonly string[];
  readonly className?: string;
}

export function JumpList({ names, className = '' }: Props) {
  return (
    <nav className={`jump-list ${className}`} aria-label="Panels">
      {names.map((name) => (
        <button key={name} type="button" className="jump-list-jump" onClick={() => showPanel(name)}>
          {name}
        </button>
      ))}
    </nav>
  );
}
