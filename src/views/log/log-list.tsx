/** The scrolled list itself: a list box whose options are drawn as they come into view. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { lowerBound } from '../../base/bisect.ts';
import type { Run } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { LogRow } from './log-row.tsx';
import { ROW_CSS_PX, rowWindow, scrollToRow } from './log-window.ts';

interface Props {
  readonly run: Run;
  /** Entries of the trace to list; null for all of them. */
  readonly entries: Int32Array | null;
}

export function LogList({ run, entries }: Props) {
  const step = useScope((state) => state.step);
  const pages = useScope((state) => state.logPages);
  const { select, needLog } = useActions();
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ topCssPx: 0, viewCssPx: 160 });
  const rows = entries?.length ?? run.trace.length;
  const entryOf = (row: number) => entries?.[row] ?? row;
  // The row of the selected step, or the one before it where only events are listed.
  const selectedRow = entries === null ? step - 1 : lowerBound(entries, step) - 1;
  const { heightCssPx, first, count, topCssPx } = rowWindow(
    rows,
    scroll.topCssPx,
    scroll.viewCssPx,
  );

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const read = () => setScroll({ topCssPx: element.scrollTop, viewCssPx: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, []);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.scrollTop = scrollToRow(rows, Math.max(0, selectedRow), element.clientHeight);
  }, [rows, selectedRow]);

  const from = entries?.[first] ?? first;
  const to = (entries?.[first + count - 1] ?? first + count - 1) + 1;
  useEffect(() => {
    if (entries === null) needLog(from, to);
    else for (const entry of entries.subarray(first, first + count)) needLog(entry, entry + 1);
  }, [run, entries, first, count, from, to, needLog]);

  const selectRow = (row: number) => {
    if (rows > 0) select(entryOf(Math.min(rows - 1, Math.max(0, row))) + 1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(scroll.viewCssPx / ROW_CSS_PX) - 1);
    const moves: Partial<Record<string, number>> = {
      ArrowDown: selectedRow + 1,
      ArrowUp: selectedRow - 1,
      PageDown: selectedRow + page,
      PageUp: selectedRow - page,
      Home: 0,
      End: rows - 1,
    };
    const to = moves[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    selectRow(to);
  };

  const onClick = ({ target }: MouseEvent) => {
    const option = target instanceof Element ? target.closest('[data-row]') : null;
    if (option !== null) selectRow(Number(option.getAttribute('data-row')));
  };

  return (
    <div
      ref={box}
      className="log-list"
      role="listbox"
      tabIndex={0}
      aria-label="Steps"
      aria-activedescendant={
        selectedRow >= first && selectedRow < first + count ? `log-row-${selectedRow}` : undefined
      }
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="presentation" className="log-list-content" style={{ height: heightCssPx }}>
        <div
          role="presentation"
          className="log-list-rows"
          style={{ transform: `translateY(${topCssPx}px)` }}
        >
          {Array.from({ length: count }, (_, i) => (
            <LogRow
              key={first + i}
              run={run}
              pages={pages}
              entry={entryOf(first + i)}
              row={first + i}
              rows={rows}
              selected={first + i === selectedRow && entryOf(selectedRow) === step - 1}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
