/** The lesson after this one; undefined for the last. */
import { LESSONS } from '../../lessons/index.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { useLesson } from './use-lesson.ts';

export function useFollowing(): Lesson | undefined {
  const { id } = useLesson((state) => state.lesson);
  return LESSONS[LESSONS.findIndex((one) => one.id === id) + 1];
}
