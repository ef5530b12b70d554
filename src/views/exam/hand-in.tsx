/** The last look before an exam is handed in: what is answered, and whose it is. */
import { useEffect, useRef, useState } from 'react';
import { nameFrom } from '../../store/exam/answers-text.ts';
import { useSitting } from './use-sitting.ts';

interface Props {
  readonly onHandIn: (name: string) => void;
  readonly onBack: () => void;
}

export function HandIn({ onHandIn, onBack }: Props) {
  const count = useSitting(({ lesson }) => lesson.cards.length);
  const answered = useSitting(({ done }) => done.size);
  const [text, setText] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const name = nameFrom(text);
  const missing = count - answered;
  return (
    <section className="lesson-card panel" aria-label="Hand in">
      <h3 ref={heading} tabIndex={-1} className="lesson-card-kind">
        Hand in
      </h3>
      <p className="lesson-card-caption">
        {missing === 0
          ? `All ${count} questions are answered.`
          : `${missing} of ${count} questions ${missing === 1 ? 'has' : 'have'} no answer yet.`}{' '}
        After this no answer can be changed.
      </p>
      <form
        className="exam-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.ok) onHandIn(name.value);
        }}
      >
        <label className="exam-field">
          <span>Your name, if whoever teaches wants it in the link</span>
          <input
            className="input"
            autoComplete="off"
            value={text}
            aria-invalid={!name.ok}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {!name.ok && (
          <p className="lesson-card-trouble" role="alert">
            {name.error}
          </p>
        )}
        <div className="lesson-buttons">
          <button type="button" className="button" onClick={onBack}>
            Back to the questions
          </button>
          <button type="submit" className="button button-accent" aria-disabled={!name.ok}>
            Hand in
          </button>
        </div>
      </form>
    </section>
  );
}
