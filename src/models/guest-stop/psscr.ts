/**
 * PSSCR, SPR 855 for the hypervisor and 823 for the guest (1.1 of the facts): its fields with IBM's numbers
 * of bits, and the values that the programs write. Names and masks are those of asm/reg.h.
 */
import type { FieldInfo } from '../../protocol/description.ts';

const bit = (ibm: number): bigint => 1n << BigInt(63 - ibm);

const PSSCR_ESL = bit(42);
const PSSCR_EC = bit(43);
const PSSCR_FAKE_SUSPEND = bit(53);
/** What a guest can read and write; its saved PSSCR is always masked with it. */
export const PSSCR_GUEST_VIS = 0xf000_0000_0000_03ffn;
const PSLL = 0xfn << 16n;
/** What the host stops with where firmware says nothing else: ESL, EC, PSLL 15, TR 3, MTL 15. */
export const HOST_PSSCR = PSSCR_ESL | PSSCR_EC | PSLL | 0x3f0n;
/** What stop0lite asks for: TR 3, MTL 3; RL is the scenario's. */
const STOP0LITE = 0x330n;

/** vcpu.psscr of a guest that asks for this level. */
export const guestPsscr = (level: number): bigint => (STOP0LITE | BigInt(level)) & PSSCR_GUEST_VIS;

/** The bits of a register that programs set one by one. */
export interface Bits {
  readonly ec: boolean;
  readonly esl: boolean;
  readonly fs: boolean;
}

/** Of the live register: `guest` is what the guest sees of it, null while it is the host's. */
export interface Live extends Bits {
  readonly guest: bigint | null;
  /** PSLL is still the host's. */
  readonly keepsLimit: boolean;
}

export function psscr({ ec, esl, fs, guest, keepsLimit }: Live): bigint {
  const flags = (esl ? PSSCR_ESL : 0n) | (ec ? PSSCR_EC : 0n) | (fs ? PSSCR_FAKE_SUSPEND : 0n);
  const limit = guest === null || keepsLimit ? PSLL : 0n;
  return flags | limit | (guest ?? HOST_PSSCR & PSSCR_GUEST_VIS);
}

/** HFSCR as an exit saves it: what has trapped, in its first byte. The rest is not followed. */
export const hfscr = (cause: number): bigint => BigInt(cause) << 56n;

const field = (name: string, bits: string): FieldInfo => {
  const [first = 0, last = first] = bits.split(':').map(Number);
  return { name, shift: 63 - last, width: last - first + 1, bits, names: [], alarm: false };
};

/** In the order of their bits. */
export const PSSCR_FIELDS: readonly FieldInfo[] = [
  field('PLS', '0:3'),
  field('SD', '41'),
  field('ESL', '42'),
  field('EC', '43'),
  field('PSLL', '44:47'),
  field('FAKE_SUSPEND', '53'),
  field('TR', '54:55'),
  field('MTL', '56:59'),
  field('RL', '60:63'),
];

/** First byte of HFSCR: why 0xF80 was taken. */
export const CAUSE = { TM: 5, EBB: 7, TAR: 8, STOP: 9, MSGP: 10 } as const;

export const HFSCR_FIELDS: readonly FieldInfo[] = [
  {
    name: 'cause',
    shift: 56,
    width: 8,
    bits: '0:7',
    names: ['', '', '', '', '', 'TM', '', 'EBB', 'TAR', 'stop', 'MSGP'],
    alarm: false,
  },
];
