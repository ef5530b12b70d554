/**
 * From the time of a guest and the clock of the host to which it goes, to the offset, the jump and the
 * decrementer: by the rules of the programs of both machines, `../kvm-hv/timebase.ts` and
 * `../decrementer/expiry.ts`.
 */
import { fail, ok, type Result } from '../../base/result.ts';
import type { CalculatorField, CalculatorProblem, Given } from '../../protocol/calculator.ts';
import type { Calculation, Calculator } from '../calculator.ts';
import { exactTime, grouped } from '../kvm-hv/in-words.ts';
import {
  signed,
  storedOffset,
  TICKS_PER_SECOND,
  unsigned,
  wantedOffset,
  type Rounding,
} from '../kvm-hv/timebase.ts';
import { decAfter, type DecAfter } from './dec-after.ts';
import type { MovedGuest, RunOfMovedGuest } from './moved-guest.ts';
import { readTyped } from './ticks-in.ts';

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

/** `run`: how a machine runs the numbers. */
export const offsetCalculator = (run: RunOfMovedGuest): Calculator => ({
  name: 'offset',
  model: run.model,
  summary: 'the tb_offset of a guest that moves, its jump, and its DEC',
  fields: FIELDS,
  compute(given) {
    const guest = readGuest(given);
    if (!guest.ok) return guest;
    return ok({ ...calculate(guest.value), scenario: run.scenario(guest.value), event: run.event });
  },
});

function readGuest(given: Given): Result<MovedGuest, CalculatorProblem> {
  const read: Record<string, bigint> = {};
  for (const { key, kind, default: unless } of FIELDS) {
    const text = given[key] ?? unless;
    if (text === null) return fail({ key, sentence: 'it is needed, such as 0x1d3c5a3b1000' });
    if (kind !== 'ticks' || text === '') continue;
    const ticks = readTyped(text);
    if (!ticks.ok) return fail({ key, sentence: ticks.error });
    read[key] = ticks.value;
  }
  const rounding = ROUNDINGS.find((one) => one === (given['rounding'] ?? 'up'));
  if (rounding === undefined)
    return fail({ key: 'rounding', sentence: 'expected one of up, down, none' });
  const { guestTb = 0n, hostTb = 0n, downtime = 0n, dec = null } = read;
  if (downtime < 0n)
    return fail({ key: 'downtime', sentence: 'expected a time that is not negative' });
  return ok({ guestTb, hostTb, downtime, rounding, dec });
}

type Worked = Pick<Calculation, 'steps' | 'values'>;

/** The offset of a guest that moves. */
function calculate({ guestTb, hostTb, downtime, rounding, dec }: MovedGuest): Worked {
  const wanted = wantedOffset(guestTb, hostTb);
  const stored = storedOffset(wanted, rounding);
  const first = unsigned(hostTb + stored);
  const jump = signed(first - guestTb);
  const due = dec === null ? null : unsigned(guestTb + dec);
  const after = due === null ? [] : decAfter({ due, hostTb, stored });
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

const decHex = (dec: bigint, bits: number): string =>
  `0x${BigInt.asUintN(bits, dec)
    .toString(16)
    .padStart(bits / 4, '0')}`;

const fires = (dec: bigint): string => (dec <= 0n ? 'fires at once' : `fires in ${exactTime(dec)}`);

function decSentence({ kernel, userspace, dec32, dec56 }: DecAfter): string {
  const [narrow, wide] = [fires(dec32), fires(dec56)];
  const words = narrow === wide ? narrow : `${narrow} with 32 bits, ${wide} with 56`;
  return `Linux ${kernel}, ${userspace}: the timer ${words}.`;
}

const decValues = ({ kernel, userspace, decExpires, dec32, dec56 }: DecAfter) => ({
  kernel,
  userspace,
  decExpires: hex(decExpires),
  dec32: decHex(dec32, 32),
  seconds32: Number(dec32) / TICKS_PER_SECOND,
  dec56: decHex(dec56, 56),
  seconds56: Number(dec56) / TICKS_PER_SECOND,
});
