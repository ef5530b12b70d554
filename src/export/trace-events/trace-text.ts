/** Events as the text of a file in the Trace Event Format, in pieces. */
import type { TraceEvent } from './trace-events.ts';

export class TraceText {
  #text: string;

  /** `about` stands in the head. */
  constructor(title: string, about: object) {
    const name = { ph: 'M', pid: 0, name: 'trace_name', args: { name: title } };
    this.#text =
      `{"displayTimeUnit":"ns","otherData":${JSON.stringify(about)},"traceEvents":[\n` +
      JSON.stringify(name);
  }

  write(event: TraceEvent): void {
    this.#text += `,\n${JSON.stringify(event)}`;
  }

  /** What has been written since it was last taken. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  /** The rest, once all is written. */
  *end(): Generator<string> {
    yield `${this.take()}\n]}\n`;
  }
}
