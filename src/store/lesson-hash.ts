/** The part of an address that leads to a card of a lesson. */
import type { LessonPlace } from './state.ts';

/** To be put behind the address of the page; `view` is left out for the lesson as it is taken. */
export function hashOfLesson({
  id,
  card,
  view = 'lesson',
  more = '',
}: Pick<LessonPlace, 'id' | 'card'> & Partial<LessonPlace>): string {
  return `#lesson=${id}&card=${card + 1}${view === 'lesson' ? '' : `&view=${view}`}${more}`;
}
