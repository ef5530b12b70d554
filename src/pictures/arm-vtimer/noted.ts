/** What the engine has noted of a whole run: exact values whenever something happened, and who did it. */
import type { Description } from '../../protocol/description.ts';
import type { Run } from '../../store/state.ts';
import { NONE } from '../../protocol/trace.ts';

/** Something that happened. */
export interface Noted {
  /** The number of steps after which it had. */
  readonly step: number;
  /** Id of the event. */
  readonly event: string;
  /** Index into the description's actors. */
  readonly actor: number;
  /** Exact, signed where the register is. */
  readonly value: (register: string) => bigint;
}

/** In the order of their steps; none until the run has ended. */
export function notedIn({ finished, opened: { description } }: Run): readonly Noted[] {
  return (finished?.readings ?? []).map(({ step, of, actor, values }) => {
    const { event = '', registers = [] } = description.readings?.[of] ?? {};
    return {
      step,
      event,
      actor,
      value: (register) => values[registers.indexOf(register)] ?? 0n,
    };
  });
}

/** The timer of a vCPU goes from registers to memory, or back, or the handler stores what it reads. */
export interface Transfer {
  readonly step: number;
  readonly vcpu: number;
  readonly cpu: number;
  readonly way: 'save' | 'restore' | 'store';
  /** Of the table of ops: `S1`, `P1`, `L3`. */
  readonly letter: string;
  /** CTL, as it is there afterwards. */
  readonly ctl: number;
  /** The guest’s word is lost by it. */
  readonly isLoss: boolean;
}

const WAYS: Readonly<Record<string, Transfer['way']>> = { saved: 'save', restored: 'restore' };

export function transfersIn(run: Run): readonly Transfer[] {
  const { trace, opened } = run;
  const { description } = opened;
  const noted = notedIn(run);
  const losses = new Set(noted.filter(({ event }) => event === 'word-lost').map((one) => one.step));
  return noted.flatMap(({ step, event, actor, value }): Transfer[] => {
    const thread = description.actors[actor]?.thread ?? -1;
    const isHandler = description.threads[thread]?.group !== 0;
    if (!(event in WAYS) && !(event === 'word-lost' && isHandler)) return [];
    const cpuOfHandler = (description.threads[thread]?.group ?? 0) - 1;
    const on = isHandler
      ? { cpu: cpuOfHandler, vcpu: lastIn(run, step, (_, cpu) => cpu === cpuOfHandler).vcpu }
      : { cpu: lastIn(run, step, (vcpu) => vcpu === thread).cpu, vcpu: thread };
    const way = WAYS[event] ?? 'store';
    const copy = way === 'restore' ? `cpu${on.cpu}.CNTV_CTL` : `v${on.vcpu}.cnt_ctl`;
    const letter = letterAt(description, trace.instruction[step - 1] ?? NONE);
    return [{ step, ...on, way, letter, ctl: Number(value(copy) & 1n), isLoss: losses.has(step) }];
  });
}

/** An interrupt that the host has taken. */
export interface Interrupt {
  readonly step: number;
  /** The host has taken one for the same expiry before. */
  readonly isOneMore: boolean;
}

export function interruptsIn(run: Run): readonly Interrupt[] {
  const { actors, threads } = run.opened.description;
  /** Of each vCPU: how many since it has set its deadline. */
  const counts = new Map<number, number>();
  return notedIn(run).flatMap(({ step, event, actor }): Interrupt[] => {
    const thread = actors[actor]?.thread ?? -1;
    if (event === 'deadline-set') counts.set(thread, 0);
    if (event !== 'host-interrupt') return [];
    const on = (threads[thread]?.group ?? 0) - 1;
    const { vcpu } = lastIn(run, step, (_, cpu) => cpu === on);
    const count = (counts.get(vcpu) ?? 0) + 1;
    counts.set(vcpu, count);
    return [{ step, isOneMore: count > 1 }];
  });
}

/** Who was last switched in before a step, among those of whom it is asked. */
function lastIn(
  { trace, opened: { description } }: Run,
  step: number,
  asked: (vcpu: number, cpu: number) => boolean,
): { readonly vcpu: number; readonly cpu: number } {
  for (let entry = step - 1; entry >= 0; entry--) {
    const id = description.actors[trace.actor[entry] ?? -1]?.id ?? '';
    const [, vcpu, cpu] = /^in-v(\d+)-cpu(\d+)$/.exec(id) ?? [];
    if (cpu !== undefined && asked(Number(vcpu), Number(cpu)))
      return { vcpu: Number(vcpu), cpu: Number(cpu) };
  }
  return { vcpu: 0, cpu: 0 };
}

/** Lines of a save or a restore, which are told by who calls them: `K1` and `W2`. */
const PART = /^[KW]\d/;

/** The letter that an instruction is told by; '' for none. */
export function letterAt({ instructions, lines }: Description, at: number): string {
  const instruction = instructions[at];
  const own = lines[instruction?.line ?? -1]?.label ?? '';
  return PART.test(own) ? (lines[instruction?.calls.at(-1) ?? -1]?.label ?? own) : own;
}

/** What an instruction is a part of; null where that is neither. */
export function copyAt(
  { instructions, lines }: Description,
  at: number,
): 'save' | 'restore' | null {
  const own = lines[instructions[at]?.line ?? -1]?.label ?? '';
  if (/^(K\d|B5)/.test(own)) return 'save';
  return /^(W\d|B4)/.test(own) ? 'restore' : null;
}
