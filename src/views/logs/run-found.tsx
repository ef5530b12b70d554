/** What the search for a run that prints a log has found: the answer in words, the run, and where it prints each line. */
import { useEffect, useRef } from 'react';
import type { Printed, PrintResult } from '../../protocol/printing.ts';
import { OpenRun } from './run-offer.tsx';
import { lineWords } from './sure.ts';

interface Props {
  readonly printed: Printed;
  readonly result: PrintResult;
}

export function RunFound({ printed, result }: Props) {
  const { sentences, link, verdict, placed } = result;
  const { lines, left } = printed;
  const answer = useRef<HTMLParagraphElement>(null);
  // Whoever cannot see that it has come is led to it.
  useEffect(() => answer.current?.focus(), []);
  const [head, ...more] = sentences;
  return (
    <div className="log-run">
      <div className="log-run-head">
        <p ref={answer} tabIndex={-1}>
          <strong>{head}</strong>
        </p>
        {link !== null && (
          <OpenRun
            link={link}
            about={verdict === 'found' ? 'the whole log' : 'the log, as far as it is printed'}
          />
        )}
      </div>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {placed.length > 0 && (
        <table className="log-fields log-placed">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">After step</th>
              <th scope="col">Printed by</th>
              <th scope="col">Where</th>
              <th scope="col">In the log</th>
            </tr>
          </thead>
          <tbody>
            {placed.map(({ line, step, by, at }) => (
              <tr key={line}>
                <th scope="row">{lines[line] === undefined ? '' : lineWords(lines[line].lines)}</th>
                <td>{`step ${step}`}</td>
                <td>{by}</td>
                <td className="mono">{at}</td>
                <td className="mono log-placed-text">{lines[line]?.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {left.length > 0 && (
        <details>
          <summary>{leftWords(left.flatMap((one) => one.lines).length)}</summary>
          <ul>
            {left.map(({ lines: numbers, why }) => (
              <li key={why}>{`${lineWords(numbers)}: ${why}`}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const leftWords = (count: number): string =>
  count === 1
    ? '1 line that no run prints, not counted'
    : `${count} lines that no run prints, not counted`;
