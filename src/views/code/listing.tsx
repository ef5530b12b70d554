/** The lines of one function with every thread's place, and why the line in question is there. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Run, Shown, Sought } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import { noteOf } from './line-notes.ts';
import { ListingLine } from './listing-line.tsx';
import type { Standing } from './listing-line.tsx';
import './listing.css';
import type { Edits } from './use-edits.ts';

interface Props {
  readonly shown: Shown;
  readonly functionIndex: number;
  /** The thread whose line is marked as current. */
  readonly thread: number;
  /** The line that somebody wants to see; null for none. */
  readonly sought: Sought | null;
  readonly edits: Edits;
}

const NOBODY: readonly Standing[] = [];

export function Listing({ shown, functionIndex, thread, sought, edits }: Props) {
  const { description } = shown;
  const { exploreWithout, wantFocus } = useActions();
  const wanted = useScope((state) => state.wantedFocus);
  const list = useRef<HTMLOListElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const info = description.functions[functionIndex];
  const standings = standingsByLine(shown);
  const ranLine = useScope(({ run }) => lineRunIn(run, shown));
  const currentLine = info?.lines.find((line) =>
    standings.get(line)?.some((standing) => standing.thread === thread),
  );
  const lastRun = useRef(shown.runNumber);
  useEffect(() => {
    const isNewRun = lastRun.current !== shown.runNumber;
    lastRun.current = shown.runNumber;
    // A line that was edited from its menu has the focus, and stays where it is.
    if (isNewRun && list.current?.contains(document.activeElement) === true) return;
    // Where the thread does not stand, somebody looks for what was edited.
    const row =
      list.current?.querySelector('[aria-current]') ??
      list.current?.querySelector('[data-edited=true]');
    if (list.current !== null && row instanceof HTMLElement) keepInView(list.current, row);
  }, [currentLine, functionIndex, shown.runNumber]);
  useEffect(() => {
    if (wanted !== 'line') return;
    const current = list.current?.querySelector<HTMLElement>('[aria-current] .listing-menu');
    // A function in which nothing can be changed has lines all the same.
    const line = list.current?.querySelector<HTMLElement>('[aria-current]');
    (current ?? menusIn(list.current)[0] ?? line)?.focus();
    wantFocus(null);
  }, [wanted, wantFocus]);
  useEffect(() => {
    const row = list.current?.querySelector('[data-sought=true]');
    if (sought === null || list.current === null || !(row instanceof HTMLElement)) return;
    keepInView(list.current, row);
    if (sought.focus) row.focus({ preventScroll: true });
  }, [sought, functionIndex]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // What comes above it must not push the line out of sight.
    const observer = new ResizeObserver(() => {
      const row = element.querySelector('[aria-current]');
      if (row instanceof HTMLElement) keepInView(element, row);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const onOver = ({ target }: Event) => {
      const row = target instanceof Element ? target.closest('[data-line]') : null;
      setAsked(row === null ? null : Number(row.getAttribute('data-line')));
    };
    const onLeave = () => setAsked(null);
    element.addEventListener('mouseover', onOver);
    element.addEventListener('mouseleave', onLeave);
    return () => {
      element.removeEventListener('mouseover', onOver);
      element.removeEventListener('mouseleave', onLeave);
    };
  }, []);
  if (info === undefined) return null;
  const explained = asked !== null && info.lines.includes(asked) ? asked : currentLine;
  const why = description.lines[explained ?? -1]?.why ?? '';
  const lines = info.lines.flatMap((line) => description.lines[line] ?? []);
  return (
    <>
      <ol
        ref={list}
        className="listing"
        aria-label={`Lines of ${info.name}`}
        onKeyDownCapture={moveAlongMenus}
      >
        {lines.map((line, place) => {
          const index = info.lines[place] ?? -1;
          return (
            <ListingLine
              key={line.id}
              line={line}
              index={index}
              note={noteOf(lines, place)}
              standings={standings.get(index) ?? NOBODY}
              current={index === currentLine}
              ran={index === ranLine}
              sought={line.id === sought?.line}
              onAsk={(asking) => setAsked(asking ? index : null)}
              onSearch={() => exploreWithout(line.id)}
              edits={edits}
            />
          );
        })}
      </ol>
      <div className="listing-foot">
        <p className="listing-why">
          <Terms text={why === '' ? info.summary : why} />
        </p>
        <p className="dim">
          {lines.some(({ added }) => added) && (
            <>
              <span className="listing-added-sign">+</span> new in this{' '}
              {description.words.code}{' '}
            </>
          )}
          {lines.some(({ edit }) => edit !== null) && (
            <>
              <span className="listing-edited-sign">− +</span> edited here
            </>
          )}
        </p>
      </div>
    </>
  );
}

/** The menus of the lines, one below the other. */
function menusIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.listing-menu') ?? [])];
}

/** The arrows go from line to line, as long as no menu is open. */
function moveAlongMenus(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { target } = event;
  if (by === undefined || !(target instanceof HTMLElement)) return;
  if (!target.matches('.listing-menu[aria-expanded="false"]')) return;
  const menus = menusIn(event.currentTarget);
  menus[menus.indexOf(target) + by]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** The line that the selected step has run; -1 for none, or while that is not known. */
function lineRunIn(run: Run | null, { description, snapshot, runNumber }: Shown): number {
  if (run?.number !== runNumber || snapshot.step === 0) return -1;
  const instruction = run.trace.instruction[snapshot.step - 1] ?? -1;
  return description.instructions[instruction]?.line ?? -1;
}

/** Who stands at each line: in it, or in a function that it calls. */
function standingsByLine({ description, snapshot }: Shown): Map<number, Standing[]> {
  const byLine = new Map<number, Standing[]>();
  const add = (line: number, standing: Standing) => {
    byLine.set(line, [...(byLine.get(line) ?? []), standing]);
  };
  description.threads.forEach(({ id }, thread) => {
    const instruction = description.instructions[snapshot.places[thread] ?? -1];
    if (instruction === undefined) return;
    const tone = description.phases[instruction.phase]?.tone ?? 'host';
    add(instruction.line, { thread, id, tone, inCall: false });
    for (const call of instruction.calls) add(call, { thread, id, tone, inCall: true });
  });
  return byLine;
}

/** Scrolls the list, never the page. */
function keepInView(list: HTMLElement, row: HTMLElement): void {
  // The list is what its rows are positioned in.
  const top = row.offsetTop;
  const margin = row.offsetHeight;
  if (top - margin < list.scrollTop) list.scrollTop = top - margin;
  const bottom = top + 2 * row.offsetHeight;
  if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
