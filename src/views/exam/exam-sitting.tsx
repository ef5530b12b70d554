/** An exam that is sat: five questions, and at the end they are handed in. */
import { EXAM } from '../../lessons/exam/exam-id.ts';
import { use, useEffect, useRef, useState } from 'react';
import { defined } from '../../base/assert.ts';
import { lessonOf } from '../../lessons/exam/exam-item.ts';
import { sittingOf } from '../../lessons/exam/sitting.ts';
import { answersFrom, textOfAnswers } from '../../store/exam/answers-text.ts';
import { createSitting } from '../../store/exam/create-sitting.ts';
import { moreOfResult, moreOfSitting } from '../../store/exam/exam-place.ts';
import { veiledScope } from '../../store/lesson/veiled-scope.ts';
import { CardContext } from '../lesson/use-lesson.ts';
import { ScopeContext, useScope } from '../use-scope.ts';
import type { ExamProps } from './exam-props.ts';
import { SittingParts } from './sitting-parts.tsx';
import { SittingContext } from './use-sitting.ts';

interface Props extends ExamProps {
  readonly number: number;
  /** What was answered before the page was left, as its address has kept it. */
  readonly draft: string | null;
}

export function ExamSitting({ number, draft, teaching, ...props }: Props) {
  const scope = defined(use(ScopeContext), 'a page');
  const [items] = useState(() => sittingOf(number));
  const [before] = useState(() => (draft === null ? null : answersFrom(number, items, draft)));
  const [store] = useState(() =>
    createSitting({
      scope,
      ...teaching,
      lesson: lessonOf(items),
      answers: before?.ok === true ? before.value.answers : [],
    }),
  );
  const [veiled] = useState(() =>
    veiledScope(scope, {
      at: () => store.getState().veiledAt,
      subscribe: (listener) => store.subscribe(listener),
    }),
  );
  const isFirst = useRef(true);
  const asked = useScope((state) => state.lesson?.card ?? 0);
  useEffect(() => {
    const card = Math.min(items.length - 1, Math.max(0, Math.trunc(asked) || 0));
    const { card: now, show } = store.getState();
    if (isFirst.current || card !== now) void show(card);
    isFirst.current = false;
  }, [store, items, asked]);
  useEffect(() => {
    const follow = store.subscribe(({ card, answers }, last) => {
      if (card === last.card && answers === last.answers) return;
      const { lesson: place, setLesson } = scope.getState();
      const text = textOfAnswers(number, items, { name: '', answers });
      const isNone = answers.every((one) => one === null);
      if (place !== null)
        setLesson({ ...place, card, more: moreOfSitting(number, isNone ? '' : text) });
    });
    return () => {
      follow();
      store.getState().end();
    };
  }, [store, scope, number, items]);
  const handIn = (name: string) => {
    const { answers } = store.getState();
    const text = textOfAnswers(number, items, { name, answers });
    const { setLesson } = scope.getState();
    setLesson({ id: EXAM, card: 0, view: 'lesson', more: moreOfResult(number, text) });
  };
  return (
    <SittingContext value={store}>
      <CardContext value={store}>
        <ScopeContext value={veiled}>
          <SittingParts
            {...props}
            number={number}
            trouble={before?.ok === false ? `${before.error} The sitting begins anew.` : ''}
            onHandIn={handIn}
          />
        </ScopeContext>
      </CardContext>
    </SittingContext>
  );
}
