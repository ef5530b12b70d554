/**
 * Panels of which one is open: a list of tabs, and below it the open one. Only that one is on the page.
 * The arrows, Home and End move along the tabs and open what they come to.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import './tabs.css';

export interface Tab {
  /** The name of the panel in it. */
  readonly name: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface Props {
  /** Of the list, for assistive technology. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** Name of the open one; where no tab has it, the one before stays, or else the first. */
  readonly open: string;
  readonly onOpen: (name: string) => void;
  /** The open tab is to take the focus, and says so when it has. */
  readonly focusWanted?: boolean;
  readonly onFocused?: () => void;
}

export function Tabs({ label, tabs, open, onOpen, focusWanted = false, onFocused }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // What has a place of its own elsewhere is no tab here: the one that was open stays.
  const [last, setLast] = useState(open);
  const named = tabs.some(({ name }) => name === open) ? open : last;
  if (named !== last) setLast(named);
  const at = Math.max(
    0,
    tabs.findIndex(({ name }) => name === named),
  );
  const shown = tabs[at];

  useEffect(() => {
    const tab = list.current?.children[at];
    if (!focusWanted || !(tab instanceof HTMLElement)) return;
    tab.focus();
    onFocused?.();
  }, [focusWanted, onFocused, at]);
  useEffect(() => {
    const tab = list.current?.children[at];
    // The list scrolls to the side where it is narrow; the page stays where it is.
    if (tab instanceof HTMLElement && list.current !== null) bringIntoView(list.current, tab);
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = tabAfter(event.key, at, tabs.length);
    const tab = tabs[to ?? -1];
    if (to === null || tab === undefined) return;
    event.preventDefault();
    onOpen(tab.name);
    const element = list.current?.children[to];
    if (element instanceof HTMLElement) element.focus();
  };

  if (shown === undefined) return null;
  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label={label} className="tabs-list">
        {tabs.map((tab, index) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            className="tabs-tab"
            data-label={tab.label}
            aria-selected={index === at}
            aria-controls={index === at ? `${id}-open` : undefined}
            tabIndex={index === at ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => onOpen(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-open`}
        aria-labelledby={`${id}-${at}`}
        className="tabs-open"
        tabIndex={-1}
      >
        {shown.content}
      </div>
    </div>
  );
}

/** Where a key leads to from tab `at` of `count`, around the ends; null for a key that means nothing. */
function tabAfter(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function bringIntoView(list: HTMLElement, tab: HTMLElement): void {
  const from = tab.offsetLeft - list.offsetLeft;
  const to = from + tab.offsetWidth;
  if (from < list.scrollLeft) list.scrollLeft = from;
  if (to > list.scrollLeft + list.clientWidth) list.scrollLeft = to - list.clientWidth;
}
