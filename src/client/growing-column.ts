/**
 * A typed array that grows. What was written stays; when the room is used up it is moved to half as
 * much again, so that a long run does not hold twice the memory it needs.
 */

const FIRST_ROOM = 1024;

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

export class GrowingColumn<A extends Numbers> {
  readonly #make: new (length: number) => A;
  #room: A;
  length = 0;

  constructor(make: new (length: number) => A) {
    this.#make = make;
    this.#room = new make(FIRST_ROOM);
  }

  append(parts: readonly Numbers[]): void {
    const length = parts.reduce((sum, part) => sum + part.length, this.length);
    if (length > this.#room.length) {
      const wider = new this.#make(Math.max(length, Math.ceil(this.#room.length * 1.5)));
      wider.set(this.view());
      this.#room = wider;
    }
    for (const part of parts) {
      this.#room.set(part, this.length);
      this.length += part.length;
    }
  }

  /** What is filled, in place. */
  view(): A {
    return this.#room.subarray(0, this.length) as A;
  }
}
