/**
 * What a survey has found, row by row in a file, so that one that was stopped goes on where it was. A
 * row counts only for the model and the limit with which it was searched.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Found } from '../models/survey.ts';

export interface RowKey {
  readonly row: string;
  readonly digest: string;
  readonly maxStates: number;
}

export class RowFile {
  readonly #path: string | null;
  readonly #known = new Map<string, Found>();

  /** null: nothing is kept. */
  constructor(path: string | null) {
    this.#path = path;
    if (path === null || !existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const record = readRecord(line);
      if (record !== null) this.#known.set(textOf(record.key), record.found);
    }
  }

  get(key: RowKey): Found | null {
    return this.#known.get(textOf(key)) ?? null;
  }

  add(key: RowKey, found: Found): void {
    this.#known.set(textOf(key), found);
    // On a line of its own, also where the one before was cut off.
    if (this.#path !== null) appendFileSync(this.#path, `\n${JSON.stringify({ key, found })}`);
  }
}

interface Record {
  readonly key: RowKey;
  readonly found: Found;
}

const textOf = ({ row, digest, maxStates }: RowKey): string => `${row} ${digest} ${maxStates}`;

/** null for the line that was being written when the survey was stopped, and for what is none. */
function readRecord(line: string): Record | null {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record =>
  typeof value === 'object' && value !== null && 'key' in value && 'found' in value;
