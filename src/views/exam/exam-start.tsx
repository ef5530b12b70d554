/** Before a sitting: what it is, and which number it has. */
import { EXAM } from '../../lessons/exam/exam-id.ts';
import { useState } from 'react';
import { POOL } from '../../lessons/exam/pool.ts';
import { moreOfSitting, NO_NUMBER, numberFrom } from '../../store/exam/exam-place.ts';
import { useActions } from '../use-scope.ts';
import { ExamBar } from './exam-bar.tsx';

interface Props {
  /** What is wrong with the address; '' for nothing. */
  readonly trouble: string;
}

export function ExamStart({ trouble }: Props) {
  const { setLesson } = useActions();
  const [text, setText] = useState('1');
  const [said, setSaid] = useState(trouble);
  const begin = () => {
    const number = numberFrom(text);
    if (number === null) setSaid(NO_NUMBER);
    else setLesson({ id: EXAM, card: 0, view: 'lesson', more: moreOfSitting(number, '') });
  };
  return (
    <div className="lesson">
      <ExamBar />
      <main className="exam-start">
        <h2>Exam</h2>
        <p>
          Five questions, about fifteen minutes. A prediction, a run to be made, a line or a setting
          to be changed, another machine, and one more. There are no hints, and nothing is graded
          before you hand in: until then every answer can be changed.
        </p>
        <p>
          Then the engine looks at every order of events, and says of each answer whether it is so.
          You get a link with your answers, for whoever teaches. It is graded anew by whoever opens
          it.
        </p>
        <form
          className="exam-form"
          onSubmit={(event) => {
            event.preventDefault();
            begin();
          }}
        >
          <label className="exam-field">
            <span>Number of the sitting</span>
            <input
              className="input mono"
              inputMode="numeric"
              autoComplete="off"
              value={text}
              aria-describedby="exam-number-help"
              aria-invalid={said !== ''}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
          <button type="submit" className="button button-accent exam-begin">
            Begin
          </button>
        </form>
        {said !== '' && (
          <p className="lesson-card-trouble" role="alert">
            {said}
          </p>
        )}
        <p id="exam-number-help" className="dim">
          The number draws the questions, out of {POOL.length}, and the order of their choices. A
          class uses one number for all, or each student their own.
        </p>
      </main>
    </div>
  );
}
