/** The lines of one function with every thread's place, and why the line in question is there. */
import { useEffect, useRef, useState } from 'react';
import type { Shown } from '../../store/state.ts';
import { useActions } from '../use-scope.ts';
import { ListingLine } from './listing-line.tsx';
import type { Standing } from './listing-line.tsx';
import './listing.css';

interface Props {
  readonly shown: Shown;
  readonly functionIndex: number;
  /** The thread whose line is marked as current. */
  readonly thread: number;
}

const NOBODY: readonly Standing[] = [];

export function Listing({ shown, functionIndex, thread }: Props) {
  const { description } = shown;
  const { exploreWithout } = useActions();
  const list = useRef<HTMLOListElement>(null);
  const [asked, setAsked] = useState<number | null>(null);
  const info = description.functions[functionIndex];
  const standings = standingsByLine(shown);
  const currentLine = info?.lines.find((line) =>
    standings.get(line)?.some((standing) => standing.thread === thread),
  );
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current]');
    if (list.current !== null && row instanceof HTMLElement) keepInView(list.current, row);
  }, [currentLine, functionIndex]);
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
  const anyEdited = info.lines.some((line) => (description.lines[line]?.edit ?? null) !== null);
  const anyAdded = info.lines.some((line) => description.lines[line]?.added === true);
  return (
    <>
      <ol ref={list} className="listing" aria-label={`Lines of ${info.name}`}>
        {info.lines.map((line) => {
          const lineInfo = description.lines[line];
          return lineInfo === undefined ? null : (
            <ListingLine
              key={lineInfo.id}
              line={lineInfo}
              index={line}
              standings={standings.get(line) ?? NOBODY}
              current={line === currentLine}
              onAsk={(asking) => setAsked(asking ? line : null)}
              onSearch={() => exploreWithout(lineInfo.id)}
            />
          );
        })}
      </ol>
      <div className="listing-foot">
        <p className="listing-why">{why === '' ? info.summary : why}</p>
        <p className="dim">
          {anyAdded && (
            <>
              <span className="listing-added-sign">+</span> new in this kernel{' '}
            </>
          )}
          {anyEdited && (
            <>
              <span className="listing-edited-sign">− +</span> edited here
            </>
          )}
        </p>
      </div>
    </>
  );
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
  const top = row.offsetTop - list.offsetTop;
  const margin = row.offsetHeight;
  if (top - margin < list.scrollTop) list.scrollTop = top - margin;
  const bottom = top + 2 * row.offsetHeight;
  if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
}
