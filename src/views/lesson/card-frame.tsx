/** What every card has, be it of a lesson or of an exam: what is to be seen, what is asked, and what went wrong. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { asSentence } from '../format/sentence.ts';
import { unbroken } from '../format/unbroken.ts';
import { Terms } from '../words/terms.tsx';
import { useCard, useShownCard } from './use-lesson.ts';
import './lesson-card.css';

interface Props {
  /** Of the region. */
  readonly name: string;
  readonly kind: string;
  /** A sentence about what cannot be done; '' for none. */
  readonly trouble: string;
  readonly onAgain: () => void;
  /** Before the caption. */
  readonly before?: ReactNode;
  /** Where the answer is given. */
  readonly answer: ReactNode;
  /** Below everything. */
  readonly children?: ReactNode;
}

export function CardFrame({ name, kind, trouble, onAgain, before, answer, children }: Props) {
  const { caption, task } = useCard();
  const card = useShownCard((state) => state.card);
  const status = useShownCard((state) => state.status);
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever goes on by keyboard or hears the page is on the card, and not where a button was.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [card]);
  return (
    <section className="lesson-card panel" aria-label={name}>
      <h3 ref={heading} tabIndex={-1} className="lesson-card-kind">
        {kind}
      </h3>
      {before}
      <p className="lesson-card-caption">
        <Terms text={unbroken(caption)} />
      </p>
      {status === 'there' && task !== null && (
        <>
          <p className="lesson-card-asks">
            <Terms text={unbroken(task.asks)} />
          </p>
          {answer}
        </>
      )}
      {status === 'coming' && <p className="dim">The run of this card is being found…</p>}
      {trouble !== '' && (
        <div className="lesson-card-trouble" role="alert">
          <p>{asSentence(trouble)}</p>
          {status === 'failed' && (
            <button type="button" className="button" onClick={onAgain}>
              Try again
            </button>
          )}
        </div>
      )}
      {children}
    </section>
  );
}
