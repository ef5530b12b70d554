/**
 * States as short rows: the first words, and the number of the tail behind them. Many states have the same tail, so
 * each is kept once. In front are the cells of threads, in which states differ most (a machine packs its
 * cells in their order); the longer a state is, the more that saves.
 */
import { HashTable, NONE } from './hash-table.ts';
import { hashOf, PackedRows } from './packed-rows.ts';

/** Words of a state before its tail. */
const HEAD_WORDS = 4;
/** States of no more words are rows themselves. */
const MOST_ROW_WORDS = HEAD_WORDS + 1;

export class Tails {
  /** Words of a row. */
  readonly rowWords: number;
  /** Words of a tail; 0 if states have none. */
  private readonly words: number;
  private readonly tails: PackedRows;
  private readonly table: HashTable;
  /** The tail of the row that was lengthened last, NONE before there is one: the next state often has it, too. */
  private last = NONE;
  private readonly lastWords: Int32Array;

  /** For states of `words` words. */
  constructor(words: number) {
    const hasTails = words > MOST_ROW_WORDS;
    this.rowWords = hasTails ? MOST_ROW_WORDS : words;
    this.words = hasTails ? words - HEAD_WORDS : 0;
    this.tails = new PackedRows(this.words);
    this.table = new HashTable(this.tails);
    this.lastWords = new Int32Array(this.words);
  }

  get bytes(): number {
    return this.tails.bytes + this.table.bytes;
  }

  /** Bytes held, at most, while and after `states` more are shortened. */
  bytesWith(states: number): number {
    return this.tails.bytesWith(states) + this.table.bytesWith(states);
  }

  /** Puts the row of `state` into `rows` at `at`; its tail is kept. */
  shorten(state: Int32Array, rows: Int32Array, at: number): void {
    const { rowWords } = this;
    for (let i = 0; i < rowWords; i++) rows[at + i] = state[i]!;
    if (this.words > 0) rows[at + HEAD_WORDS] = this.numberOf(state);
  }

  /** The row of a state, without keeping its tail: no state has it if the tail is new. */
  rowOf(state: Int32Array): Int32Array {
    const { rowWords, words } = this;
    const row = state.slice(0, rowWords);
    if (words > 0)
      row[HEAD_WORDS] = this.table.find(hashOf(state, HEAD_WORDS, words), state, HEAD_WORDS);
    return row;
  }

  /** Makes a row, which lies at the beginning of `state`, a state again. */
  lengthen(state: Int32Array): void {
    const { words, lastWords } = this;
    if (words === 0) return;
    const number = state[HEAD_WORDS]!;
    if (number !== this.last) this.tails.load(number, lastWords);
    this.last = number;
    for (let i = 0; i < words; i++) state[HEAD_WORDS + i] = lastWords[i]!;
  }

  /** The number of a state's tail, which is added if it is new. */
  private numberOf(state: Int32Array): number {
    if (this.hasLast(state)) return this.last;
    const known = this.table.add(hashOf(state, HEAD_WORDS, this.words), state, HEAD_WORDS);
    if (known !== NONE) return known;
    this.tails.add(state, HEAD_WORDS);
    return this.tails.size - 1;
  }

  private hasLast(state: Int32Array): boolean {
    const { words, lastWords } = this;
    if (this.last === NONE) return false;
    for (let i = 0; i < words; i++) if (lastWords[i] !== state[HEAD_WORDS + i]) return false;
    return true;
  }
}
