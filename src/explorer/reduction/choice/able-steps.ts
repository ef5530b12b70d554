/** The steps that can be taken in the state that is looked at. */

export class AbleSteps {
  private able: Uint16Array = new Uint16Array(0);
  private length = 0;
  /** By step: in which look it could be taken last. */
  private readonly seenIn: Uint32Array;
  private look = 0;

  /** Of a machine with so many. */
  constructor(steps: number) {
    this.seenIn = new Uint32Array(steps);
  }

  /** Looks at another state: `count` steps can be taken there. The array must stay as it is. */
  set(able: Uint16Array, count: number): void {
    const { seenIn } = this;
    const look = ++this.look;
    this.able = able;
    this.length = count;
    for (let i = 0; i < count; i++) seenIn[able[i]!] = look;
  }

  get count(): number {
    return this.length;
  }

  at(i: number): number {
    return this.able[i]!;
  }

  has(step: number): boolean {
    return this.seenIn[step] === this.look;
  }
}
