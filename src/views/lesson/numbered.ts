/** The numbers of those who can go on: a thread keeps its own for as long as it is asked, whoever waits. */
import type { Description } from '../../protocol/description.ts';
import type { Choice, Snapshot } from '../../protocol/snapshot.ts';

export interface Numbered {
  /** From 1: what is pressed for it. */
  readonly number: number;
  /** Of the actor. */
  readonly id: string;
  readonly choice: Choice;
}

export interface Seen {
  readonly description: Pick<Description, 'actors' | 'threads'>;
  readonly snapshot: Pick<Snapshot, 'choices'>;
}

/** By their numbers: the threads have the first, in the order of the machine; whoever else moves has the next. */
export function numbered({ description, snapshot }: Seen): readonly Numbered[] {
  const { actors, threads } = description;
  const open = snapshot.choices.filter(({ status }) => status === 'enabled');
  const threadOf = ({ actor }: Choice) => threads.findIndex(({ id }) => id === actors[actor]?.id);
  let next = threads.length;
  return open
    .map((choice): Numbered => {
      const thread = threadOf(choice);
      const number = thread >= 0 ? thread + 1 : (next += 1);
      return { number, id: actors[choice.actor]?.id ?? '', choice };
    })
    .sort((a, b) => a.number - b.number);
}

/** Id of the actor with that number; null for nobody. */
export function actorOf(seen: Seen | null, number: number): string | null {
  const all = seen === null ? [] : numbered(seen);
  return all.find((one) => one.number === number)?.id ?? null;
}
