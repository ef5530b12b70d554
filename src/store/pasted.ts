/** A log that was pasted, as types. */
import type { LogAnswer } from '../protocol/log-reading.ts';
import type { LogsPort } from './engine-port.ts';

/** A log that somebody has pasted or dropped. */
export interface Pasted {
  /** Of the file; '' for what was pasted. */
  readonly name: string;
  readonly bytes: number;
  /** How many of them have been read. */
  readonly done: number;
  /** null while it is read; a sentence where there is nothing to say of it. */
  readonly answer: LogAnswer | string | null;
  /** What reads it, once it is loaded, for more questions about it. */
  readonly logs?: LogsPort;
}

export interface PastedSlice {
  /** The newest one of this visit. */
  readonly pasted: Pasted | null;
  /** Opens a link or a scenario, and reads all else as a log. */
  readonly takeText: (text: string) => void;
  /** The same for a file. */
  readonly takeFile: (file: Blob, name: string) => Promise<void>;
  readonly readLog: (text: Blob, name: string) => Promise<void>;
  /** Puts it away, read or not. */
  readonly dropLog: () => void;
}
