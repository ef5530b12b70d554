/**
 * A button that opens a menu, with an arrow key too. Arrow keys move, Enter takes, Escape and a click
 * elsewhere close, and focus goes back to the button. An item that cannot be taken is reached as the
 * others are, and says why.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './menu-button.css';
import { useMenuPlace } from './use-menu-place.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** A second line: what it means. */
  readonly detail?: string;
  readonly checked?: boolean;
  /** Why it cannot be taken now, in place of what it means; null for one that can. */
  readonly obstacle?: string | null;
  readonly onTake: () => void;
}

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  readonly disabled?: boolean;
  /** What there is to know before it is opened. */
  readonly hint?: string | undefined;
}

export function MenuButton(props: Props) {
  const { label, children, items, className = '', disabled = false, hint } = props;
  /** The item that gets the focus first; null while the menu is closed. */
  const [openAt, setOpenAt] = useState<number | null>(null);
  const open = openAt !== null;
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const menuId = useId();

  useMenuPlace(open, button, list);
  useEffect(() => {
    if (openAt === null) return;
    focusItem(list.current, openAt);
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) {
        setOpenAt(null);
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [openAt]);

  const close = () => {
    setOpenAt(null);
    button.current?.focus();
  };

  const openByArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpenAt(event.key === 'ArrowDown' ? 0 : -1);
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
    else if (event.key === 'Tab') setOpenAt(null);
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
        title={hint}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? menuId : undefined}
        disabled={disabled}
        onClick={() => setOpenAt(open ? null : 0)}
        onKeyDown={openByArrow}
      >
        {children}
      </button>
      {open && (
        <div
          ref={list}
          id={menuId}
          role="menu"
          popover="manual"
          // A long one scrolls, and what scrolls is to be reached.
          tabIndex={0}
          aria-label={label}
          className="menu-button-list"
          onKeyDown={onKeyDown}
        >
          {items.map((item) => (
            <Item key={item.id} item={item} onClose={close} />
          ))}
        </div>
      )}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const { label, checked, obstacle = null, onTake } = item;
  const detail = obstacle ?? item.detail;
  const labelId = useId();
  const detailId = useId();
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={checked}
      aria-labelledby={labelId}
      aria-describedby={detail === undefined ? undefined : detailId}
      aria-disabled={obstacle !== null}
      tabIndex={-1}
      className="menu-button-item"
      onClick={() => {
        if (obstacle !== null) return;
        onClose();
        onTake();
      }}
    >
      <span id={labelId}>{label}</span>
      {detail !== undefined && (
        <span id={detailId} className="dim">
          {detail}
        </span>
      )}
    </button>
  );
}

/** Focuses the item at `index`, counted from the end when negative, around the ends. */
function focusItem(list: HTMLElement | null, index: number): void {
  const items = list?.children ?? [];
  const item = items[(index + items.length) % items.length];
  if (item instanceof HTMLElement) item.focus();
}
