/** The functions that a thread is in, as slices that begin and end. */
import type { Description } from '../../protocol/description.ts';

interface Frame {
  readonly function: number;
  /** Line that calls it: the same function from elsewhere is another slice. */
  readonly call: number;
}

export class Frames {
  readonly #description: Description;
  #open: readonly Frame[] = [];

  constructor(description: Description) {
    this.#description = description;
  }

  /** Ends what an instruction is not in any more, and begins what it is in. */
  moveTo(instruction: number, write: (event: object) => void): void {
    const info = this.#description.instructions[instruction];
    if (info === undefined) return;
    const { stack, calls } = info;
    const open = this.#open;
    const frames = stack.map((of, depth) => ({ function: of, call: calls[depth - 1] ?? -1 }));
    let common = 0;
    while (common < open.length && isSame(open[common], frames[common])) common++;
    for (const frame of open.slice(common).reverse()) write(this.#endOf('E', frame));
    for (const frame of frames.slice(common)) write(this.#endOf('B', frame));
    this.#open = frames;
  }

  /** Ends all of them. */
  close(write: (event: object) => void): void {
    for (const frame of [...this.#open].reverse()) write(this.#endOf('E', frame));
    this.#open = [];
  }

  /** Both ends have the name, and nothing else: some readers want the ends alike, and end nothing without. */
  #endOf(ph: 'B' | 'E', { function: of }: Frame): object {
    return { ph, name: this.#description.functions[of]?.name ?? '', cat: 'function' };
  }
}

function isSame(one: Frame | undefined, other: Frame | undefined): boolean {
  return one?.function === other?.function && one?.call === other?.call;
}
