import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { TraceFormat } from '../../protocol/messages.ts';
import { allLibraries } from '../../testing/all-libraries.ts';
import { must } from '../../testing/toy-session.ts';
import { openAtOnce, type Session } from '../session.ts';
import { TraceWriting } from './trace-writing.ts';

/** As the document of the format has it. */
interface TraceEvent {
  readonly ph: string;
  readonly pid: number;
  readonly tid?: number;
  readonly ts: number;
  readonly dur?: number;
  readonly name?: string;
  readonly cat?: string;
  readonly id?: number;
  readonly s?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

function sessionOf(model: string, id: string): Session {
  const library = defined(allLibraries.known(model), model);
  return must(openAtOnce({ kind: 'preset', id, model }, library, { columns: false }));
}

/** As speedscope's schema has it. */
interface Speedscope {
  readonly shared: { readonly frames: readonly { readonly name: string }[] };
  readonly profiles: readonly {
    readonly endValue: number;
    readonly events: readonly { type: 'O' | 'C'; frame: number; at: number }[];
  }[];
}

function written(session: Session, atOnce = 1000, format?: TraceFormat): string {
  const writing = new TraceWriting(session, 0, format);
  let text = '';
  while (!writing.isDone) text += writing.advance(atOnce);
  return text;
}

/** Some of every machine, from all over its list. */
const RUNS = allLibraries.entries.flatMap(({ id: model }) =>
  defined(allLibraries.known(model), model)
    .presets.filter((_, index) => index % 16 === 0)
    .map(({ id }) => [model, id] as const),
);

describe.each(RUNS)('a trace of %s %s', (model, id) => {
  const session = sessionOf(model, id);
  const { traceEvents, otherData } = JSON.parse(written(session)) as {
    readonly traceEvents: readonly TraceEvent[];
    readonly otherData: Readonly<Record<string, unknown>>;
  };
  const { description } = session.opened;
  const of = (...phases: readonly string[]) => traceEvents.filter(({ ph }) => phases.includes(ph));
  const trackOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid ?? ''}`;

  it('tells every step once, with its number, and how it ended', () => {
    const steps = of('X', 'i').flatMap(({ args }) => args?.['step'] ?? []);
    expect([...steps].sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: session.run.steps }, (_, step) => step),
    );
    expect(otherData['checksum']).toBe(session.finished().checksum);
  });

  it('names every process and every thread that anything is of', () => {
    const named = new Set(
      of('M').flatMap((event) =>
        event.name === 'process_name'
          ? String(event.pid)
          : event.name === 'thread_name'
            ? trackOf(event)
            : [],
      ),
    );
    for (const event of of('B', 'E', 'X', 'i', 's', 'f')) expect(named).toContain(trackOf(event));
    for (const event of traceEvents.slice(1)) expect(named).toContain(String(event.pid));
    const names = of('M').map(({ args }) => args?.['name']);
    for (const { id: thread } of description.threads) expect(names).toContain(thread);
  });

  it('ends every slice within the one around it, in the order of time', () => {
    const open = new Map<string, { name: string; until: number }[]>();
    const now = new Map<string, number>();
    for (const event of of('B', 'E', 'X')) {
      const track = trackOf(event);
      const stack = open.get(track) ?? [];
      open.set(track, stack);
      expect(event.ts, JSON.stringify(event)).toBeGreaterThanOrEqual(now.get(track) ?? 0);
      if (event.ph === 'B') stack.push({ name: event.name ?? '', until: Infinity });
      if (event.ph === 'E') expect(stack.pop()?.name).toBe(event.name);
      if (event.ph === 'X') expect(event.dur, JSON.stringify(event)).toBeGreaterThan(0);
      now.set(track, event.ts + (event.dur ?? 0));
    }
    for (const stack of open.values()) expect(stack).toEqual([]);
  });

  it('has two ends to every arrow, on slices that are there, and not back in time', () => {
    const starts = new Map(of('s').map((event) => [event.id, event]));
    expect(of('f').map(({ id }) => id)).toHaveLength(starts.size);
    for (const end of of('f')) {
      const start = defined(starts.get(end.id), 'a start');
      expect(start.ts).toBeLessThanOrEqual(end.ts);
      for (const event of [start, end]) {
        const slices = of('X', 'i').filter((slice) => trackOf(slice) === trackOf(event));
        expect(slices.some(({ ts, cat }) => ts === event.ts && cat !== 'rest')).toBe(true);
      }
    }
  });

  it('marks what has happened and what was broken', () => {
    const { violations } = session.finished();
    const broken = of('i').filter(({ name }) => name?.startsWith('broken: '));
    expect(broken.map(({ args }) => args?.['sentence'])).toEqual(
      violations.map(({ sentence }) => sentence),
    );
    expect(broken.every(({ s }) => s === 'g')).toBe(true);
    const events = session
      .log(0, session.run.steps)
      .reduce((sum, line) => sum + bitsOf(line.events), 0);
    const marks = of('i').filter(({ args }) => args?.['step'] === undefined);
    expect(marks).toHaveLength(events + violations.length);
  });

  it('counts what every signal shows, from the start on', () => {
    const counted = new Set(of('C').map(({ pid, name }) => `${pid} ${name}`));
    expect(of('C').filter(({ ts }) => ts === 0).length).toBeGreaterThanOrEqual(counted.size);
    expect(counted.size).toBe(description.signals.length);
    for (const { args } of of('C'))
      expect(Object.values(args ?? {}).every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe('a trace', () => {
  it('is the same however it was written', () => {
    const session = sessionOf('power8-hmi', 'four-way-pre-fix');
    expect(written(session, 7)).toBe(written(session));
  });

  it('has the same slices for speedscope, each closed before the one around it', () => {
    const session = sessionOf('arm-vtimer', 'two-vms-share');
    const { traceEvents } = JSON.parse(written(session)) as {
      readonly traceEvents: readonly TraceEvent[];
    };
    const { shared, profiles } = JSON.parse(written(session, 1000, 'speedscope')) as Speedscope;
    let closed = 0;
    for (const { events, endValue } of profiles) {
      const open: number[] = [];
      let now = 0;
      for (const { type, frame, at } of events) {
        expect(at).toBeGreaterThanOrEqual(now);
        now = at;
        if (type === 'O') open.push(frame);
        else expect(open.pop()).toBe(frame);
        if (type === 'C') closed++;
      }
      expect([open, endValue]).toEqual([[], now]);
    }
    expect(closed).toBe(traceEvents.filter(({ ph }) => ph === 'X' || ph === 'B').length);
    expect(shared.frames.map(({ name }) => name)).toContain('vtimer_save_state');
  });

  it('says what a clock is off by, exactly', () => {
    const text = written(sessionOf('power8-hmi', 'four-way-pre-fix'));
    // 2^36 ticks of 1/512 microsecond.
    expect(text).toContain('"name":"TB − TOD (ns)","args":{"ns":134217728000}');
    expect(text).toContain('subtracted from a TB that does not carry the offset');
  });
});

function bitsOf(events: number): number {
  let bits = 0;
  for (let left = events; left !== 0; left &= left - 1) bits++;
  return bits;
}
