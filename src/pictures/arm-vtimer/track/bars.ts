/** What the thread of a vCPU does from step to step, as bars: in the guest, in the host, asleep. */
import type { Description } from '../../../protocol/description.ts';
import { NONE } from '../../../protocol/trace.ts';
import type { Run } from '../../../store/state.ts';
import { copyAt, letterAt } from '../noted.ts';

/** `off`: it has no CPU, and does not sleep. */
export type Doing = 'guest' | 'host' | 'save' | 'restore' | 'asleep' | 'off' | 'done';

/** From one state of the run to another one. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly doing: Doing;
  /** Letters of the table of ops, the first and the last. */
  readonly letters: readonly [string, string];
}

type Part = Pick<Bar, 'doing'> & { readonly letter: string };

/** `thread`: that of a vCPU. */
export function barsOf({ trace, opened: { description } }: Run, thread: number): readonly Bar[] {
  const bars: Bar[] = [];
  let place: number = NONE;
  for (let entry = 0; entry < trace.length; entry++) {
    const last = bars.at(-1);
    const actor = description.actors[trace.actor[entry] ?? -1];
    const isOwn = actor?.kind === 'thread' && actor.thread === thread;
    const part = isOwn
      ? takes(description, trace.instruction[entry] ?? NONE)
      : stays(description, place, last);
    if (trace.thread[entry] === thread) place = trace.place[entry] ?? place;
    if (last !== undefined && goesOn(last, part))
      bars[bars.length - 1] = {
        ...last,
        to: entry + 1,
        letters: [last.letters[0] || part.letter, part.letter || last.letters[1]],
      };
    else
      bars.push({
        from: entry,
        to: entry + 1,
        doing: part.doing,
        letters: [part.letter, part.letter],
      });
  }
  return bars;
}

/** Two saves, one right behind the other, are two. */
const goesOn = (last: Bar, { doing, letter }: Part): boolean =>
  last.doing === doing &&
  ((doing !== 'save' && doing !== 'restore') || letter === '' || last.letters[1] === letter);

/** A step of its own. */
function takes(description: Description, at: number): Part {
  const doing = doingAt(description, at);
  return {
    doing: doing === 'host' ? (copyAt(description, at) ?? 'host') : doing,
    letter: letterAt(description, at),
  };
}

/** Somebody else takes a step meanwhile. */
function stays(description: Description, place: number, last: Bar | undefined): Part {
  const doing = doingAt(description, place);
  const isAmidst = doing === 'host' && (last?.doing === 'save' || last?.doing === 'restore');
  return { doing: isAmidst ? last.doing : doing, letter: '' };
}

/** By id of the phase. */
const DOING: Readonly<Record<string, Doing>> = { guest: 'guest', asleep: 'asleep', done: 'done' };

function doingAt({ instructions, phases, lines }: Description, at: number): Doing {
  const instruction = instructions[at];
  if (instruction === undefined) return 'off';
  // Where a thread gets a CPU.
  const hasNone = lines[instruction.line]?.label === 'N0';
  return DOING[phases[instruction.phase]?.id ?? ''] ?? (hasNone ? 'off' : 'host');
}
