/**
 * The search against plain enumeration: what is printed, in which orders, by every run of small scenarios, told
 * here once more in another way; a log is printed by one of them just where the search finds a run.
 */
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { buildPower8 } from '../../models/power8/index.ts';
import { PRINTED } from '../../models/power8/prints.ts';
import { HMEER_OF_POWER8 } from '../../models/power8/register-fields.ts';
import type { WantedLine } from '../../protocol/printing.ts';
import { parsed } from '../../testing/scenarios.ts';
import { PrintSearch } from './print-search.ts';

type Model = ReturnType<typeof buildPower8>;

/** A line: its kind, its thread, and a number that it shows. */
type Token = string;
const token = (kind: string, thread: string, ...shown: readonly (bigint | string)[]): Token =>
  [kind, thread, ...shown.map(String)].join(' | ');

/** A run so far: everything that a later line depends on, as plain text and numbers. */
interface Point {
  readonly state: Int32Array;
  /** HMER as each thread has read it at O1, TFMR as it has saved it. */
  readonly hmer: Readonly<Record<string, bigint>>;
  readonly tfmr: Readonly<Record<string, bigint>>;
  /** What each thread prints before it goes on; events that Linux has not reported. */
  readonly owed: Readonly<Record<string, Token>>;
  readonly events: readonly Token[];
  /** Linux has reported one that was not recovered from. */
  readonly isLost: boolean;
  /** Linux reboots, and its handler of events does not come back. */
  readonly isOver: boolean;
  readonly said: readonly Token[];
}

const keyOf = ({ state, ...more }: Point): string =>
  `${state.join()} ${JSON.stringify(more, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v))}`;

const omit = <V>(of: Readonly<Record<string, V>>, key: string): Record<string, V> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));

/** All sequences of lines that runs print. */
function everyLog(model: Model): Set<string> {
  const { machine, description } = model;
  const { actors, threads } = machine;
  const registers = new BigUint64Array(description.registers.length);
  const registerOf = (id: string, state: Int32Array): bigint => {
    model.readRegisters(state, machine.initialExact, 0, registers);
    return defined(registers[description.registers.findIndex((one) => one.id === id)], id);
  };
  const cells = new Int32Array(description.cells.length);
  const cellOf = (id: string, state: Int32Array): number => {
    model.readCells(state, cells);
    return defined(cells[description.cells.findIndex((one) => one.id === id)], id);
  };
  const lineOf = (state: Int32Array, thread: number): string => {
    const { line } = defined(description.instructions[machine.place(state, thread)], 'instruction');
    return defined(description.lines[line], 'line').id;
  };

  function stepped(at: Point, actor: number): Point | null {
    const { id, thread } = defined(actors[actor], 'actor');
    const isTimeout = id.startsWith('timeout-');
    const state = at.state.slice();
    machine.step(state, actor);
    const moved = { ...at, state };
    if (actor >= threads && !isTimeout) return moved;
    const t = defined(actors[thread], 'thread').id;
    if (at.owed[t] !== undefined) return null;
    const say = (one: Token): Point => ({ ...moved, said: [...at.said, one] });
    const line = lineOf(at.state, thread);
    const tfmr = registerOf('core.tfmr', at.state);
    const copy = at.hmer[t] ?? 0n;
    if (isTimeout) {
      if (line === 'chiptod_to_tb:TL3') return say(token(PRINTED.chipToTb, t));
      return line === 'wait_for_subcore_threads:wait' ? say(token(PRINTED.preRecovery, t)) : moved;
    }
    switch (line) {
      case 'opal_handle_hmi:O1':
        return { ...moved, hmer: { ...at.hmer, [t]: registerOf(`${t}.hmer`, at.state) } };
      case 'opal_handle_hmi:O10':
        return say(token(PRINTED.received, t, copy));
      case 'opal_handle_hmi:O11a': {
        const event = token(PRINTED.report, '', copy, 'recovered', '');
        const owed = { ...at.owed, [t]: token(PRINTED.procRecovered, t) };
        return { ...moved, owed, events: [...at.events, event] };
      }
      case 'chiptod_recover_tb_errors:C1':
        return at.tfmr[t] === undefined ? null : moved;
      case 'opal_handle_hmi:O11c': {
        const how = cellOf(`${t}.rc`, at.state) === 1 ? 'recovered' : 'lost';
        const event = token(PRINTED.report, '', copy, how, defined(at.tfmr[t], 'TFMR'));
        return { ...moved, events: [...at.events, event] };
      }
      case 'opal_handle_hmi:O12':
        return { ...moved, tfmr: omit(at.tfmr, t), hmer: omit(at.hmer, t) };
      case 'chiptod_mod_tb:TM2':
        return ((tfmr >> 32n) & 15n) === 9n ? say(token(PRINTED.notSet, t)) : moved;
      case 'chiptod_wakeup_resync:RS7': {
        const [now, last] = [(tfmr >> 32n) & 15n, (tfmr >> 28n) & 15n];
        if (now === 8n || (now === 9n && last === 8n)) return moved;
        return {
          ...say(token(PRINTED.resyncFailed, t, tfmr)),
          owed: { ...at.owed, [t]: token(PRINTED.resyncHardware, t) },
        };
      }
      case 'hmi_event_handler:op':
        return at.isLost ? { ...say(token(PRINTED.reboot, '')), isOver: true } : null;
      default:
        return moved;
    }
  }

  function* from(at: Point): Generator<Point> {
    for (const [t, one] of Object.entries(at.owed))
      yield { ...at, owed: omit(at.owed, t), said: [...at.said, one] };
    for (const one of at.isOver ? [] : at.events) {
      const events = at.events.filter((other) => other !== one);
      yield {
        ...at,
        events,
        isLost: at.isLost || one.includes('lost'),
        said: [...at.said, one],
      };
    }
    for (let thread = 0; thread < threads; thread++) {
      const t = defined(actors[thread], 'thread').id;
      const isThere = lineOf(at.state, thread) === 'chiptod_recover_tb_errors:C1';
      if (isThere && at.tfmr[t] === undefined)
        yield { ...at, tfmr: { ...at.tfmr, [t]: registerOf('core.tfmr', at.state) } };
    }
    for (let actor = 0; actor < actors.length; actor++) {
      const next = machine.enabled(at.state, actor) ? stepped(at, actor) : null;
      if (next !== null) yield next;
    }
  }

  const start: Point = {
    state: machine.initial.slice(),
    ...{ hmer: {}, tfmr: {}, owed: {}, events: [], isLost: false, isOver: false, said: [] },
  };
  const known = new Set([keyOf(start)]);
  const logs = new Set<string>();
  for (const open = [start]; ;) {
    const at = open.pop();
    if (at === undefined) return logs;
    logs.add(at.said.join('\n'));
    for (const next of from(at)) {
      const key = keyOf(next);
      if (known.has(key)) continue;
      known.add(key);
      open.push(next);
    }
  }
}

const kindOf = (one: Token): string => one.split(' | ')[0] ?? '';

/** A log of these lines is a piece of what some run prints, but for kinds that it has none of. */
function isPrinted(log: readonly Token[], all: ReadonlySet<string>): boolean {
  const kinds = new Set(log.map(kindOf));
  const wanted = log.join('\n');
  return [...all].some((one) => {
    const lines = one.split('\n').filter((line) => kinds.has(kindOf(line)));
    return lines.some((_, i) => lines.slice(i, i + log.length).join('\n') === wanted);
  });
}

/** Whole logs, and those with two lines that follow each other exchanged. */
function longOnes(all: ReadonlySet<string>): Token[][] {
  const whole = [...all].map((log) => log.split('\n')).filter((log) => log.length > 2);
  const longest = whole.sort((a, b) => b.length - a.length).slice(0, MAX_LONG);
  return longest.flatMap((log) => [
    log,
    ...log
      .slice(1)
      .map((_, i) => [
        ...log.slice(0, i),
        ...[log[i + 1], log[i]].map((one) => one ?? ''),
        ...log.slice(i + 2),
      ]),
  ]);
}

const MAX_LONG = 12;

function wantedOf(one: Token): WantedLine {
  const [kind = '', thread = '', first, how, saved = ''] = one.split(' | ');
  const all = (1n << 64n) - 1n;
  const value = first === undefined ? 0n : BigInt(first);
  const values = {
    [PRINTED.received]: { hmer: { value, mask: HMEER_OF_POWER8 } },
    [PRINTED.resyncFailed]: { tfmr: { value, mask: all } },
    [PRINTED.report]: {
      hmer: { value, mask: HMEER_OF_POWER8 },
      recovered: { value: how === 'recovered' ? 1n : 0n, mask: all },
      ...(saved !== '' && { tfmr: { value: BigInt(saved), mask: all } }),
    },
  }[kind];
  return {
    lines: [1],
    text: one,
    kind,
    thread: thread === '' ? null : thread,
    values: values ?? {},
  };
}

function finds(model: Model, log: readonly Token[]): boolean {
  const search = new PrintSearch(
    defined(model.assembled, 'machine'),
    defined(model.prints, 'prints'),
    { lines: log.map(wantedOf), maxStates: 1e6, maxBytes: 1e9 },
  );
  while (search.advance(1000));
  expect(['found', 'complete']).toContain(search.end);
  return search.end === 'found';
}

const HOSTS = { split: 2, subcores: [{ start: 'host' }, { start: 'host' }] };
const GUEST = { split: 1, subcores: [{ tbOffset: '0x1000000000' }] };

describe.each([
  ['two hosts', { ...HOSTS, environment: {} }],
  ['two hosts, ChipTOD stopped', { ...HOSTS, environment: { todStopped: true } }],
  ['a guest, ChipTOD stopped', { ...GUEST, environment: { todStopped: true } }],
  [
    'a processor recovery',
    { ...GUEST, environment: { errorKind: 'PROC_RECV_DONE', todStopped: true } },
  ],
  ['a guest, two errors', { ...GUEST, environment: { tbErrors: 2, errorKind: 'FW_CONTROL_ERR' } }],
  ['one thread alone', { ...HOSTS, environment: { errorKind: 'TB_RESIDUE_ERR', scope: 'thread' } }],
])('every run of %s', (_, scenario) => {
  const model = buildPower8(parsed(scenario));
  const all = everyLog(model);
  const alphabet = [
    ...new Set([...all].flatMap((log) => (log === '' ? [] : log.split('\n')))),
  ].sort();

  it('prints just the logs for which the search finds a run', () => {
    expect(alphabet.length).toBeGreaterThan(1);
    const short = alphabet.flatMap((a) => [[a], ...alphabet.map((b) => [a, b])]);
    const logs = [...short, ...longOnes(all)];
    const wrong = logs.filter((log) => finds(model, log) !== isPrinted(log, all));
    expect(wrong).toEqual([]);
    const possible = logs.filter((log) => isPrinted(log, all)).length;
    expect(possible).toBeGreaterThan(0);
    expect(possible).toBeLessThan(logs.length);
  });
});
