/**
 * Panels of which one is open: a list of tabs, and below it the open one. Only that one is on the page.
 * The arrows, Home and End move along the tabs and open what they come to.
 */
import { useEffect, useId, useRef } from 'react';
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
  /** Name of the open one; the first is, where no tab has it. */
  readonly open: string;
  readonly onOpen: (name: string) => void;
}

export function Tabs({ label, tabs, open, onOpen }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex(({ name }) => name === open),
  );
  const shown = tabs[at];

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
      <div role="tabpanel" id={`${id}-open`} aria-labelledby={`${id}-${at}`} className="tabs-open">
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
