/**
 * The functions that a thread is in, as slices that begin and end. One that takes no time has no slice:
 * readers cannot tell whether an end belongs before or behind a beginning of the same time.
 */
import type { Description } from '../../protocol/description.ts';

interface Frame {
  readonly function: number;
  /** Line that calls it: the same function from elsewhere is another slice. */
  readonly call: number;
}

export class Frames {
  readonly #description: Description;
  /** Where the thread is, outermost first ... */
  #frames: readonly Frame[] = [];
  /** ... and how many of these have begun. */
  #begun = 0;

  constructor(description: Description) {
    this.#description = description;
  }

  /** The thread comes to an instruction: ends what it is not in any more. */
  moveTo(instruction: number, write: (event: object) => void): void {
    const info = this.#description.instructions[instruction];
    if (info === undefined) return;
    const { stack, calls } = info;
    const frames = stack.map((of, depth) => ({ function: of, call: calls[depth - 1] ?? -1 }));
    let common = 0;
    while (common < this.#begun && isSame(this.#frames[common], frames[common])) common++;
    this.#end(common, write);
    this.#frames = frames;
  }

  /** Time passes: begins what it is in. */
  begin(write: (event: object) => void): void {
    for (const frame of this.#frames.slice(this.#begun)) write(this.#edgeOf('B', frame));
    this.#begun = this.#frames.length;
  }

  /** Ends all of them. */
  close(write: (event: object) => void): void {
    this.#end(0, write);
    this.#frames = [];
  }

  #end(left: number, write: (event: object) => void): void {
    const ended = this.#frames.slice(left, this.#begun).reverse();
    for (const frame of ended) write(this.#edgeOf('E', frame));
    this.#begun = Math.min(this.#begun, left);
  }

  /** Both have the name, and nothing else: some readers want them alike, and end nothing without. */
  #edgeOf(ph: 'B' | 'E', { function: of }: Frame): object {
    return { ph, name: this.#description.functions[of]?.name ?? '', cat: 'function' };
  }
}

function isSame(one: Frame | undefined, other: Frame | undefined): boolean {
  return one?.function === other?.function && one?.call === other?.call;
}
