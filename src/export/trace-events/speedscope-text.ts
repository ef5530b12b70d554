/**
 * The slices of events as a file of speedscope's own format. It reads a million steps in seconds: of trace
 * events it takes one at a time from the head of a list, which is hours for as many in one thread.
 */
import type { TraceEvent } from './trace-events.ts';

/** Its events, as text. */
interface Profile {
  readonly name: string;
  readonly events: string[];
  endValue: number;
}

/** Events that go into one text: so many short ones would take more memory than what they say. */
const AT_ONCE = 4096;

export class SpeedscopeText {
  readonly #about: string;
  readonly #frames = new Map<string, number>();
  /** By thread. */
  readonly #profiles = new Map<number, Profile>();
  /** What is not in a text yet, by thread. */
  readonly #waiting = new Map<number, string[]>();

  constructor(title: string) {
    this.#about = title;
  }

  write({ ph, tid = 0, ts = 0, dur = 0, name = '', args }: TraceEvent): void {
    if (ph === 'M' && name === 'thread_name') {
      const named = String((args as { readonly name?: unknown } | undefined)?.name);
      this.#profiles.set(tid, { name: named, events: [], endValue: 0 });
    }
    if (ph === 'B' || ph === 'X') this.#put(tid, 'O', name, ts);
    if (ph === 'E') this.#put(tid, 'C', name, ts);
    if (ph === 'X') this.#put(tid, 'C', name, ts + dur);
  }

  /** Nothing before the end: a thread stands in one piece, and all of them grow together. */
  take(): string {
    return '';
  }

  /** All of it; threads that did nothing are left out. */
  *end(): Generator<string> {
    for (const tid of this.#profiles.keys()) this.#join(tid);
    const frames = [...this.#frames.keys()].map((name) => ({ name }));
    const head = {
      $schema: 'https://www.speedscope.app/file-format-schema.json',
      name: this.#about,
      exporter: 'Resync Scope',
      shared: { frames },
    };
    yield `${JSON.stringify(head).slice(0, -1)},"profiles":[`;
    let before = '';
    for (const { name, events, endValue } of this.#profiles.values()) {
      if (events.length === 0) continue;
      const about = { type: 'evented', name, unit: 'microseconds', startValue: 0, endValue };
      yield `${before}\n${JSON.stringify(about).slice(0, -1)},"events":[`;
      for (const [index, text] of events.entries()) yield index === 0 ? text : `,${text}`;
      yield ']}';
      before = ',';
    }
    yield '\n]}\n';
  }

  #put(tid: number, type: 'O' | 'C', name: string, at: number): void {
    const frame = this.#frames.get(name) ?? this.#frames.size;
    this.#frames.set(name, frame);
    const waiting = this.#waiting.get(tid) ?? [];
    this.#waiting.set(tid, waiting);
    waiting.push(`\n{"type":"${type}","frame":${frame},"at":${at}}`);
    const profile = this.#profiles.get(tid);
    if (profile !== undefined) profile.endValue = Math.max(profile.endValue, at);
    if (waiting.length >= AT_ONCE) this.#join(tid);
  }

  #join(tid: number): void {
    const waiting = this.#waiting.get(tid) ?? [];
    if (waiting.length > 0) this.#profiles.get(tid)?.events.push(waiting.join());
    this.#waiting.delete(tid);
  }
}
