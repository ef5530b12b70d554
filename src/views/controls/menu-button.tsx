/**
 * A button that opens a menu. Arrow keys move, Enter takes, Escape and a click elsewhere close, and
 * focus goes back to the button.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './menu-button.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A second line: what it means. */
  readonly detail?: string;
  readonly checked?: boolean;
  readonly onTake: () => void;
}

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  readonly disabled?: boolean;
}

export function MenuButton({ label, children, items, className = '', disabled = false }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const menuId = useId();

  useEffect(() => {
    if (!open) return;
    list.current?.scrollIntoView({ block: 'nearest' });
    focusItem(list.current, 0);
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = [...(list.current?.children ?? [])].indexOf(
      document.activeElement ?? event.currentTarget,
    );
    const moves: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    const to = moves[event.key];
    if (to !== undefined) focusItem(list.current, to);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} className="menu-button">
      <button
        ref={button}
        type="button"
        className={`button ${className}`}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={menuId}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className="menu-button-list"
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              tabIndex={-1}
              className="menu-button-item"
              title={item.detail}
              onClick={() => {
                close();
                item.onTake();
              }}
            >
              <span>{item.label}</span>
              {item.detail !== undefined && <span className="dim">{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

/** Focuses the item at `index`, counted from the end when negative, around the ends. */
function focusItem(list: HTMLElement | null, index: number): void {
  const items = list?.children ?? [];
  const item = items[(index + items.length) % items.length];
  if (item instanceof HTMLElement) item.focus();
}
