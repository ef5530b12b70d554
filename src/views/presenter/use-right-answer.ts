/** Which answer of a card is right: the engine is asked, each time that another card is looked at. */
import { useEffect, useState } from 'react';
import type { Result } from '../../base/result.ts';
import { askedInTurn } from '../../grading/asking.ts';
import { rightAnswer } from '../../grading/right-answer.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Teaching } from '../page-props.ts';

/** The place of the choice, null for a card that offers none; or a sentence about why nobody knows. */
export type Right = 'asking' | Result<number | null, string>;

export function useRightAnswer(
  lesson: Lesson,
  card: number,
  questions: Teaching['questions'],
): Right {
  const [known, setKnown] = useState<{ readonly card: number; readonly right: Right } | null>(null);
  useEffect(() => {
    let live = true;
    void askedInTurn(rightAnswer(lesson, card), (request) => questions.ask(request)).then(
      (right) => {
        if (live) setKnown({ card, right });
      },
    );
    return () => {
      live = false;
    };
  }, [lesson, card, questions]);
  return known?.card === card ? known.right : 'asking';
}
