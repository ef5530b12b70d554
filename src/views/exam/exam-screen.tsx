/** The exam on the whole page: its start, a sitting, or what came of one, as the address says. */
import { examPlaceOf } from '../../store/exam/exam-place.ts';
import { useScope } from '../use-scope.ts';
import type { ExamProps } from './exam-props.ts';
import { ExamResult } from './exam-result.tsx';
import { ExamSitting } from './exam-sitting.tsx';
import { ExamStart } from './exam-start.tsx';
import '../lesson/lesson.css';
import '../lesson/lesson-card.css';
import './exam.css';

export function ExamScreen(props: ExamProps) {
  const more = useScope(({ lesson }) => lesson?.more ?? '');
  const { number, trouble, handedIn, draft } = examPlaceOf(more);
  if (number === null) return <ExamStart trouble={trouble} />;
  if (handedIn !== null)
    return <ExamResult key={`${number} ${handedIn}`} {...props} number={number} text={handedIn} />;
  return <ExamSitting key={number} {...props} number={number} draft={draft} />;
}
