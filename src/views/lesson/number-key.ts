/** What a key with a number does on a card: it chooses an answer, or somebody goes on. */
import type { Task } from '../../lessons/lesson.ts';
import type { Far } from '../../protocol/asking.ts';
import { actorOf, type Seen } from './numbered.ts';

interface Card {
  readonly asking: boolean;
  readonly choose: (place: number) => void;
  readonly go: (actor: string, far: Far) => Promise<void>;
}

/** `key`: `3`, or `Shift+3`, with which somebody goes no further than to his next event. Null for nothing. */
export function actOfNumber(
  state: Card,
  task: Task | null,
  seen: Seen | null,
  key: string,
): (() => void) | null {
  const [, shift, digit] = /^(Shift\+)?([1-9])$/.exec(key) ?? [];
  if (digit === undefined) return null;
  if (task?.kind === 'reach') {
    const actor = actorOf(seen, Number(digit));
    const far = shift === undefined ? 'wait' : 'event';
    return actor === null || state.asking ? null : () => void state.go(actor, far);
  }
  const place = Number(digit) - 1;
  const choices = task !== null && 'choices' in task ? task.choices.length : 0;
  return shift === undefined && place < choices ? () => state.choose(place) : null;
}
