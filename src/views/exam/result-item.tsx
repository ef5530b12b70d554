/** One answer of an exam that was handed in: what was asked, what was said, and what the engine says. */
import type { ExamAnswer } from '../../grading/exam.ts';
import type { Card } from '../../lessons/lesson.ts';
import type { ItemResult } from '../../store/exam/create-result.ts';
import { asSentence } from '../format/sentence.ts';
import { Terms } from '../words/terms.tsx';
import { answerWords, verdictWords } from './result-words.ts';

interface Props {
  /** From 1. */
  readonly number: number;
  readonly card: Card;
  readonly answer: ExamAnswer | null;
  readonly result: ItemResult;
  /** Its run is the one on the stage. */
  readonly isShown: boolean;
  readonly onShow: () => void;
  /** Has it graded once more. */
  readonly onAgain: () => void;
}

export function ResultItem(props: Props) {
  const { number, card, answer, result, isShown, onShow, onAgain } = props;
  const right = result.kind === 'graded' ? result.grade.right : undefined;
  return (
    <li className="exam-result" data-right={right} aria-current={isShown ? 'true' : undefined}>
      <h3 className="exam-result-head">
        <span>Question {number}</span>
        <span className="exam-result-mark">{markOf(result, answer)}</span>
      </h3>
      <p className="dim">
        <Terms quiet text={card.caption} />
      </p>
      <p>
        <b>
          <Terms quiet text={card.task?.asks ?? ''} />
        </b>
      </p>
      <p>
        Answer: <span className="exam-answer">{answerWords(card.task, answer)}</span>
      </p>
      {result.kind === 'graded' && (
        <>
          <p>{verdictWords(card.task, result.grade)}</p>
          <p className="lesson-buttons">
            <button
              type="button"
              className="button button-small"
              aria-label={`Show the run of question ${number}`}
              onClick={onShow}
            >
              Show the run
            </button>
          </p>
        </>
      )}
      {result.kind === 'failed' && (
        <div className="lesson-card-trouble" role="alert">
          <p>This answer could not be graded. {asSentence(result.sentence)}</p>
          <button type="button" className="button button-small" onClick={onAgain}>
            Try again
          </button>
        </div>
      )}
    </li>
  );
}

function markOf(result: ItemResult, answer: ExamAnswer | null): string {
  if (result.kind !== 'graded') return result.kind === 'failed' ? 'not graded' : '…';
  if (result.grade.right) return '✓ right';
  return answer === null ? 'no answer' : '✗ not right';
}
