/** What a log says: the runs that read like it, what happened in words, then its registers bit by bit. */
import { useEffect, useRef, useState } from 'react';
import type { LogAnswer, LogReading } from '../../protocol/log-reading.ts';
import type { LogsPort } from '../../store/engine-port.ts';
import { RegisterReading } from './register-reading.tsx';
import { RunOffer } from './run-offer.tsx';
import { RunSearch } from './run-search.tsx';
import { SentenceList, type Sentence } from './sentence-list.tsx';
import { HOW_SURE } from './sure.ts';

interface Props {
  readonly answer: LogAnswer;
  /** For more questions about it; null for none. */
  readonly logs: LogsPort | null;
  /** Leads to another one. */
  readonly onAgain: () => void;
}

export function LogAnswerView({ answer, logs, onAgain }: Props) {
  const { readings, runs, texts, printed } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever cannot see that it has come is led to it.
  useEffect(() => heading.current?.focus(), []);
  const registers = readings.filter(({ register, value }) => register !== null && value !== null);
  return (
    <>
      <section aria-labelledby="log-happened">
        <div className="log-head">
          <h3 ref={heading} id="log-happened" tabIndex={-1}>
            What happened
          </h3>
          <button type="button" className="button" onClick={onAgain}>
            Another log
          </button>
        </div>
        <dl className="log-legend dim">
          {HOW_SURE.map(([sure, meaning]) => (
            <div key={sure}>
              <dt className="log-sure" data-sure={sure}>
                {sure}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <Some
          items={happened(readings)}
          first={12}
          what="sentences"
          show={(some) => <SentenceList sentences={some} />}
        />
      </section>
      {runs.length > 0 && (
        <section aria-labelledby="log-runs">
          <h3 id="log-runs">The run that shows it</h3>
          <Some
            items={[...runs].sort((a, b) => Number(a.link === null) - Number(b.link === null))}
            first={4}
            what="runs"
            show={(some) => some.map((run) => <RunOffer key={run.sentences.join()} run={run} />)}
          />
        </section>
      )}
      {printed !== null && logs !== null && <RunSearch printed={printed} logs={logs} />}
      {registers.length > 0 && (
        <section aria-labelledby="log-registers">
          <h3 id="log-registers">Registers, bit by bit</h3>
          <Some
            items={registers}
            first={8}
            what="values"
            show={(some) =>
              some.map((one) => (
                <RegisterReading
                  key={`${one.source.line}:${one.source.column}`}
                  reading={one}
                  text={texts.get(one.source.line) ?? ''}
                />
              ))
            }
          />
        </section>
      )}
    </>
  );
}

/** Every sentence once, in the order of the log, with the lines that it is about. */
function happened(readings: readonly LogReading[]): Sentence[] {
  const all = new Map<string, number[]>();
  for (const { sentences, source } of readings)
    for (const sentence of sentences) {
      const lines = all.get(sentence) ?? [];
      if (lines.at(-1) !== source.line) lines.push(source.line);
      all.set(sentence, lines);
    }
  return [...all].map(([sentence, lines]) => ({ sentence, lines }));
}

interface SomeProps<T> {
  readonly items: readonly T[];
  /** So many are shown at first. */
  readonly first: number;
  readonly what: string;
  readonly show: (items: readonly T[]) => React.ReactNode;
}

const MORE = 100;

/** The first of many, and more of them as they are asked for. */
function Some<T>({ items, first, what, show }: SomeProps<T>) {
  const [count, setCount] = useState(first);
  const left = items.length - count;
  return (
    <>
      {show(items.slice(0, count))}
      {left > 0 && (
        <button type="button" className="button" onClick={() => setCount(count + MORE)}>
          {`Show ${Math.min(left, MORE)} more of ${items.length} ${what}`}
        </button>
      )}
    </>
  );
}
