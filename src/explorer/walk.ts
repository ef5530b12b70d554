/** The order of a breadth-first search: states by number as they were found, level by level. */

/** Levels whose sizes are kept: enough to tell a trend. */
const KEPT_LEVELS = 4;

export class Walk {
  private nextState = 0;
  private levelEnd = 1;
  private steps = 0;
  private sizes: readonly number[] = [1];

  /** The state to be looked at next; those before it have been. */
  get next(): number {
    return this.nextState;
  }

  /** Steps from the start to the states being looked at. */
  get depth(): number {
    return this.steps;
  }

  /** How many states the last complete levels have, the newest last. */
  get levels(): readonly number[] {
    return this.sizes;
  }

  /** Whether all states of the level have been looked at: the next level is all that was found since. */
  get isAtLevelEnd(): boolean {
    return this.nextState === this.levelEnd;
  }

  /** Goes on to the next level, where `size` states are known by now; false if there is none. */
  beginLevel(size: number): boolean {
    if (this.nextState === size) return false;
    this.steps++;
    this.levelEnd = size;
    this.sizes = [...this.sizes, size - this.nextState].slice(-KEPT_LEVELS);
    return true;
  }

  /** The number of the state to look at now. */
  take(): number {
    return this.nextState++;
  }
}
