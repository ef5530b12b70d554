/** What the page gives to the reader as files; what it takes to write them is loaded with the first. */
import type { Result } from '../base/result.ts';
import type { TraceFile, TraceRequest } from '../protocol/messages.ts';

/** Writes a run down; `Traces` of the client is that. */
export interface TraceWriter {
  write(
    request: TraceRequest,
    onProgress: (steps: number) => void,
  ): Promise<Result<TraceFile, string>>;
  /** Gives up what is being written. */
  stop(): void;
}

interface Files {
  /** Gives a file to the reader to keep. */
  readonly saveFile: (fileName: string, content: string | Blob) => void;
  readonly traces: TraceWriter;
}

export type LoadFiles = () => Promise<Files>;
