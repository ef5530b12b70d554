/**
 * Notices when a run that always goes on in the same way from the same state goes round in circles: a
 * state that was passed is kept, and a later one each time twice as many steps have been taken.
 */
export class Circle {
  private readonly passed: Int32Array;
  /** What else decides how it goes on. */
  private passedTurn = 0;
  private steps = 0;
  private limit = 0;

  constructor(words: number) {
    this.passed = new Int32Array(words);
  }

  /** Something came from outside. */
  forget(): void {
    this.steps = 0;
    this.limit = 0;
  }

  /** To be told of every state; true when it has been there before. */
  closesAt(state: Int32Array, turn: number): boolean {
    if (this.steps++ === this.limit) {
      this.passed.set(state);
      this.passedTurn = turn;
      this.limit = 2 * this.limit + 1;
      this.steps = 0;
      return false;
    }
    return turn === this.passedTurn && this.passed.every((bits, word) => bits === state[word]);
  }
}
