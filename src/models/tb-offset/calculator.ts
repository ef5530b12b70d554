/**
 * The calculator: from the time of the guest and the clock of the host to which it goes, to the offset, the
 * jump and the decrementer. It uses the rules of the programs, `rules.ts`.
 */
import { fail, ok } from '../../base/result.ts';
import { writeTicks } from '../../scenario/ticks.ts';
import type { Calculation, Calculator, CalculatorField } from '../calculator.ts';
import { decAfter, type DecAfter } from './dec-after.ts';
import {
  signed,
  storedOffset,
  TICKS_PER_SECOND,
  unsigned,
  wantedOffset,
  type Rounding,
} from './rules.ts';
import { readTyped } from './ticks-in.ts';
import { exactTime, grouped } from './time.ts';

const ROUNDINGS: readonly Rounding[] = ['up', 'down', 'none'];

const FIELDS: readonly CalculatorField[] = [
  {
    key: 'guestTb',
    flag: 'guest-tb',
    label: 'Guest TB at the source',
    help: 'what the guest read when its time was saved',
    kind: 'ticks',
    options: [],
    default: null,
  },
  {
    key: 'hostTb',
    flag: 'host-tb',
    label: 'Host TB at the destination',
    help: 'what the other host reads when the guest arrives',
    kind: 'ticks',
    options: [],
    default: null,
  },
  {
    key: 'downtime',
    flag: 'downtime',
    label: 'Downtime',
    help: 'from the save to the arrival; no offset depends on it',
    kind: 'ticks',
    options: [],
    default: '0x0',
  },
  {
    key: 'rounding',
    flag: 'rounding',
    label: 'Rounding',
    help: 'up, as the kernel does, down, or none',
    kind: 'choice',
    options: ROUNDINGS,
    default: 'up',
  },
  {
    key: 'dec',
    flag: 'dec',
    label: 'DEC at the save',
    help: 'ticks until the timer of the guest is due',
    kind: 'ticks',
    options: [],
    default: '',
  },
];

export const offsetCalculator: Calculator = {
  name: 'offset',
  model: 'tb-offset',
  summary: 'the tb_offset of a guest that moves, its jump, and its DEC',
  fields: FIELDS,
  compute(given) {
    const read: Record<string, bigint> = {};
    for (const { key, flag, kind, default: unless } of FIELDS) {
      const text = given[key] ?? unless;
      if (text === null) return fail(`offset needs --${flag}, such as --${flag} 0x1d3c5a3b1000`);
      if (kind !== 'ticks' || text === '') continue;
      const ticks = readTyped(text);
      if (!ticks.ok) return fail(`--${flag}: ${ticks.error}`);
      read[key] = ticks.value;
    }
    const rounding = ROUNDINGS.find((one) => one === (given['rounding'] ?? 'up'));
    if (rounding === undefined) return fail('--rounding needs one of up, down, none');
    const { guestTb = 0n, hostTb = 0n, downtime = 0n, dec } = read;
    if (downtime < 0n) return fail('--downtime: expected a time that is not negative');
    return ok(calculate({ guestTb, hostTb, downtime, rounding, dec: dec ?? null }));
  },
};

interface Numbers {
  /** What the guest read at the save, and the other host reads when the guest arrives. */
  readonly guestTb: bigint;
  readonly hostTb: bigint;
  readonly downtime: bigint;
  readonly rounding: Rounding;
  /** Ticks until the guest's timer is due, at the save; null if that is not asked. */
  readonly dec: bigint | null;
}

/** The offset of a guest that moves. */
function calculate({ guestTb, hostTb, downtime, rounding, dec }: Numbers): Calculation {
  const wanted = wantedOffset(guestTb, hostTb);
  const stored = storedOffset(wanted, rounding);
  const first = unsigned(hostTb + stored);
  const jump = signed(first - guestTb);
  const due = dec === null ? null : unsigned(guestTb + dec);
  const after = due === null ? [] : decAfter({ due, hostTb, stored, first });
  return {
    steps: [
      `QEMU works out tb_offset = guest_timebase − host ticks = ${grouped(guestTb)} − ${grouped(hostTb)} = ${grouped(wanted)}.`,
      ROUNDED[rounding](grouped(stored)),
      `The guest first reads host TB + tb_offset = ${grouped(first)}.`,
      jumpSentence(jump),
      ...(downtime === 0n
        ? []
        : [
            `The clock of the guest has stood for the ${exactTime(downtime)} of the downtime: nothing adds it.`,
          ]),
      ...after.map(decSentence),
    ],
    values: {
      guestTb: hex(guestTb),
      hostTb: hex(hostTb),
      downtimeTicks: Number(downtime),
      rounding,
      wanted: hex(wanted),
      stored: hex(stored),
      firstGuestTb: hex(first),
      jumpTicks: Number(jump),
      jumpSeconds: Number(jump) / TICKS_PER_SECOND,
      ...(due === null ? {} : { due: hex(due), dec: after.map(decValues) }),
    },
    scenario: scenarioOf(guestTb, hostTb, downtime, rounding),
    event: 'cont',
  };
}

const hex = (value: bigint): string => `0x${unsigned(value).toString(16).padStart(16, '0')}`;

const ROUNDED: Readonly<Record<Rounding, (stored: string) => string>> = {
  up: (stored) => `The kernel rounds it up to a multiple of 2^24 ticks: ${stored}.`,
  down: (stored) => `Rounded down to a multiple of 2^24 ticks it is ${stored}.`,
  none: (stored) =>
    `Not rounded it stays ${stored}; TBU40 cannot carry its low 24 bits, so the guest would not get it.`,
};

function jumpSentence(jump: bigint): string {
  if (jump === 0n) return 'The guest goes on exactly where it was saved.';
  return jump > 0n
    ? `That is ${count(jump)} ticks, ${precise(jump)}, after the saved time: it jumps forward.`
    : `That is ${count(-jump)} ticks, ${precise(jump)}, before the saved time: guest time goes back.`;
}

const count = (ticks: bigint): string => ticks.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');

/** To the nanosecond. */
function precise(ticks: bigint): string {
  const milliseconds = (Math.abs(Number(ticks)) / TICKS_PER_SECOND) * 1e3;
  return `${String(Number(milliseconds.toFixed(6)))} ms`;
}

/** A decrementer of so many bits, signed. */
const decOf = (product: bigint, bits: number): bigint => BigInt.asIntN(bits, product);

const decHex = (product: bigint, bits: number): string =>
  `0x${BigInt.asUintN(bits, product)
    .toString(16)
    .padStart(bits / 4, '0')}`;

const fires = (dec: bigint): string => (dec <= 0n ? 'fires at once' : `fires in ${exactTime(dec)}`);

function decSentence({ kernel, userspace, product }: DecAfter): string {
  const [narrow, wide] = [decOf(product, 32), decOf(product, 56)];
  const words =
    fires(narrow) === fires(wide)
      ? fires(narrow)
      : `${fires(narrow)} with 32 bits, ${fires(wide)} with 56`;
  return `Linux ${kernel}, ${userspace}: the timer ${words}.`;
}

const decValues = ({ kernel, userspace, decExpires, product }: DecAfter) => ({
  kernel,
  userspace,
  decExpires: hex(decExpires),
  dec32: decHex(product, 32),
  seconds32: Number(decOf(product, 32)) / TICKS_PER_SECOND,
  dec56: decHex(product, 56),
  seconds56: Number(decOf(product, 56)) / TICKS_PER_SECOND,
});

/** How long the guest has run before, where its clock allows. */
const RUN_TICKS = 0x400_0000n;

/** A guest that reads its host's time, stopped at the saved time, and moved to a host with the other clock. */
function scenarioOf(guestTb: bigint, hostTb: bigint, downtime: bigint, rounding: Rounding): object {
  const ticks = (value: bigint) => writeTicks(signed(value));
  const run = unsigned(guestTb) < RUN_TICKS ? 0n : RUN_TICKS;
  return {
    model: 'tb-offset',
    flow: 'live',
    rounding,
    times: {
      hostTb: ticks(guestTb - run),
      delta: ticks(hostTb - guestTb - downtime),
      rawOffset: '0x0',
      run: ticks(run),
      pause: ticks(downtime),
    },
  };
}
