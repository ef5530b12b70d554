/**
 * A hand-made stand-in for the POWER8 model: four subcores with two threads, one HMI, the fix. Just
 * enough for the page to have something to show in tests; it claims nothing about the machine.
 */
import type { Tone } from '../../protocol/description.ts';

export const SUBCORES = 4;
export const THREADS = 8;

export interface PretendState {
  pc: number[];
  inGuest: number[];
  vcoreInGuest: number[];
  bit63: number;
  owner: number;
  tb: ('guest' | 'host' | 'stopped')[];
  hmer: number[];
  error: number;
}

export interface PretendOp {
  readonly fn: string;
  readonly calls: readonly string[];
  readonly label: string;
  readonly text: string;
  readonly phase: string;
  readonly tone: Tone;
  readonly waitsFor?: string;
  readonly rest?: boolean;
  readonly added?: boolean;
  readonly indent?: number;
  readonly why?: string;
  /** Bits of events of this step. */
  readonly event?: (state: PretendState, thread: number) => number;
  readonly may?: (state: PretendState, thread: number) => boolean;
  readonly act: (state: PretendState, thread: number) => number;
}

export const OPS: readonly PretendOp[] = [
  {
    fn: 'guest',
    calls: [],
    label: '',
    text: 'guest code',
    phase: 'guest',
    tone: 'guest',
    rest: true,
    may: (s, t) => s.hmer[t] === 0 && s.owner === -1,
    act: () => 0,
  },
  {
    fn: 'kvmppc_interrupt_hv',
    calls: [],
    label: 'X1',
    text: 'HSTATE_IN_GUEST = HOST_HV; trap = HMI',
    phase: 'exit',
    tone: 'switch',
    why: 'The guest is left; from here HMIs only latch.',
    act: (_, t) => (t % 2 === 0 ? 2 : 11),
  },
  {
    fn: 'kvmhv_commence_exit',
    calls: ['kvmppc_interrupt_hv'],
    label: 'X3',
    text: 'cmpxchg entry_exit_map |= 0x100 << ptid',
    phase: 'partition switch',
    tone: 'switch',
    act: () => 3,
  },
  {
    fn: 'kvmhv_switch_to_host',
    calls: ['kvmppc_interrupt_hv'],
    label: 'X9',
    text: 'LPID = host',
    phase: 'partition switch',
    tone: 'switch',
    act: () => 4,
  },
  {
    fn: 'kvmppc_realmode_hmi_handler',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host'],
    label: 'H2',
    text: 'resync_req = !test_and_set_bit(63, &flags)',
    phase: 'realmode hmi',
    tone: 'switch',
    added: true,
    why: 'The first thread to set the bit becomes the one that resynchronises for all.',
    event: (s) => (s.bit63 === 0 ? 2 : 4),
    act: (s, t) => {
      if (s.bit63 === 0) {
        s.bit63 = 1;
        s.owner = t;
      }
      return 5;
    },
  },
  {
    fn: 'kvmppc_realmode_hmi_handler',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host'],
    label: 'H3',
    text: 'in_guest[subcore] = 0',
    phase: 'realmode hmi',
    tone: 'switch',
    added: true,
    event: () => 8,
    act: (s, t) => {
      s.inGuest[t >> 1] = 0;
      return 6;
    },
  },
  {
    fn: 'kvmppc_realmode_hmi_handler',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host'],
    label: 'H4',
    text: 'wait until in_guest[i] == 0',
    phase: 'wait in_guest[]',
    tone: 'wait',
    indent: 1,
    added: true,
    waitsFor: 'every in_guest[] to become 0',
    why: 'The firmware must not touch the TB while any subcore is in its guest.',
    may: (s) => s.inGuest.every((v) => v === 0),
    act: () => 7,
  },
  {
    fn: 'opal_handle_hmi',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host', 'kvmppc_realmode_hmi_handler'],
    label: 'O11',
    text: 'chiptod_recover_tb_errors()',
    phase: 'opal_handle_hmi',
    tone: 'firmware',
    event: (s) => (s.error ? 16 : 0),
    act: (s, t) => {
      if (s.error) {
        s.error = 0;
        s.tb = s.tb.map(() => 'host');
      }
      s.hmer[t] = 0;
      return t % 2 ? 10 : s.owner === t ? 8 : 10;
    },
  },
  {
    fn: 'opal_resync_timebase',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host', 'kvmppc_realmode_hmi_handler'],
    label: 'H6',
    text: 'TB = ChipTOD, every subcore of the core',
    phase: 'opal_resync_timebase',
    tone: 'owner',
    event: () => 16,
    act: (s) => {
      s.tb = s.tb.map(() => 'host');
      return 9;
    },
  },
  {
    fn: 'kvmppc_realmode_hmi_handler',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host'],
    label: 'H6',
    text: 'clear_bit(63, &flags)',
    phase: 'realmode hmi',
    tone: 'owner',
    indent: 1,
    added: true,
    event: () => 32,
    act: (s) => {
      s.bit63 = 0;
      return 12;
    },
  },
  {
    fn: 'kvmppc_realmode_hmi_handler',
    calls: ['kvmppc_interrupt_hv', 'kvmhv_switch_to_host'],
    label: 'H6',
    text: 'wait until bit 63 of flags == 0',
    phase: 'wait bit 63',
    tone: 'wait',
    indent: 1,
    added: true,
    waitsFor: 'bit 63 of flags to become 0',
    may: (s) => s.bit63 === 0,
    act: () => 12,
  },
  {
    fn: 'kvmppc_interrupt_hv',
    calls: [],
    label: 'S2',
    text: 'wait until vcore.in_guest == 0',
    phase: 'wait for primary',
    tone: 'wait',
    waitsFor: 'vcore.in_guest to become 0',
    may: (s, t) => s.vcoreInGuest[t >> 1] === 0,
    act: () => 6,
  },
  {
    fn: 'kvmhv_switch_to_host',
    calls: ['kvmppc_interrupt_hv'],
    label: 'X14',
    text: 'vcore.in_guest = 0',
    phase: 'exit',
    tone: 'switch',
    act: (s, t) => {
      s.vcoreInGuest[t >> 1] = 0;
      return 13;
    },
  },
  {
    fn: 'host',
    calls: [],
    label: '',
    text: 'host kernel',
    phase: 'host',
    tone: 'host',
    rest: true,
    may: () => false,
    act: () => 13,
  },
];

export function initialState(): PretendState {
  return {
    pc: Array.from({ length: THREADS }, () => 0),
    inGuest: [1, 1, 1, 1],
    vcoreInGuest: [1, 1, 1, 1],
    bit63: 0,
    owner: -1,
    tb: ['guest', 'guest', 'guest', 'guest'],
    hmer: Array.from({ length: THREADS }, () => 0),
    error: 0,
  };
}

/** Actors: the threads, then `hmi-t0`.., then `error`. */
export const ERROR_ACTOR = THREADS * 2;

export function mayAct(state: PretendState, actor: number): boolean {
  if (actor === ERROR_ACTOR) return state.error === 0 && state.owner === -1 && state.hmer[0] === 0;
  if (actor >= THREADS) {
    const thread = actor - THREADS;
    return state.hmer[thread] === 1 && state.pc[thread] === 0;
  }
  const op = OPS[state.pc[actor] ?? 0];
  return op !== undefined && (op.may ?? (() => true))(state, actor);
}

export function eventsOf(state: PretendState, actor: number): number {
  if (actor === ERROR_ACTOR) return 1;
  if (actor >= THREADS) return 64;
  return OPS[state.pc[actor] ?? 0]?.event?.(state, actor) ?? 0;
}

export function act(state: PretendState, actor: number): void {
  if (actor === ERROR_ACTOR) {
    state.error = 1;
    state.tb = state.tb.map(() => 'stopped');
    state.hmer = state.hmer.map(() => 1);
  } else if (actor >= THREADS) state.pc[actor - THREADS] = 1;
  else state.pc[actor] = OPS[state.pc[actor] ?? 0]?.act(state, actor) ?? 0;
}
