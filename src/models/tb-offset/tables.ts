/** What the picture draws that no single run says: the jump by the length of a pause, and the carry check. */
import type { TableInfo } from '../../protocol/description.ts';
import { plannedJump } from './plan.ts';
import { carryWasLost, RUNG, signed, throughTbu40 } from '../kvm-hv/timebase.ts';
import { stops, type Scenario } from './settings.ts';

export const tablesOf = (scenario: Scenario): TableInfo[] => [
  { id: 'jump-by-pause', columns: ['pause', 'jump'], rows: jumps(scenario) },
  { id: 'carry-check', columns: CARRY_COLUMNS, rows: WRAPS.map((at) => carry(scenario, at)) },
];

/**
 * Corners of the jump at cont, in ticks, for pauses of one rung: every longer one is the same again. Between
 * two corners it is a straight line; where it falls the corners are one tick apart. Empty where a pause
 * decides nothing, or where what it decides is not one number.
 */
function jumps(scenario: Scenario): number[][] {
  const { kernel, rounding, userspace, mistakes } = scenario;
  const isPlain = mistakes.destination === 'computed' && !mistakes.addDowntime;
  const isRounded = kernel !== 'none' && rounding !== 'none' && userspace.qemu !== 'old';
  if (!stops(scenario) || !isPlain || !isRounded) return [];
  const jump = (pause: bigint) => plannedJump(scenario, pause);
  const end = RUNG - 1n;
  const fall = fallOf(jump, 0n, end);
  const at = fall === null ? [0n, end] : [0n, fall - 1n, fall, end];
  return [...new Set(at)].map((pause) => [Number(pause), Number(jump(pause))]);
}

/** The first pause after the fall; null where it only rises. It falls once in a rung, and rises by a tick else. */
function fallOf(jump: (pause: bigint) => bigint, from: bigint, to: bigint): bigint | null {
  if (jump(to) - jump(from) === to - from) return null;
  let [low, high] = [from, to];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (jump(middle) - jump(low) === middle - low) low = middle;
    else high = middle;
  }
  return high;
}

/** Where the low 24 bits wrap, in ticks after E5a: before the write, the read back, the second write, or later. */
const WRAPS = [1, 4, 7, 9] as const;
const [WRITE, READ_BACK, MEND] = [2n, 5n, 8n];
const OFFSET = 1n << 36n;
/** What the host's TB reads where its low 24 bits have wrapped. */
const WRAPPED = 0x1d2c_5b00_0000n;
const CARRY_COLUMNS = [
  'wrapped',
  'offset',
  'TB − host after E5b',
  'mended by E6b',
  'TB − host after E6b',
];

/** E5a to E6b with a wrap somewhere between them. How the switch ends depends on nothing else. */
function carry({ carry: check }: Scenario, wrap: number): number[] {
  const host = (ticks: bigint) => WRAPPED - BigInt(wrap) + ticks;
  const a = host(0n);
  const n = a + OFFSET;
  const written = signed(throughTbu40(n, host(WRITE)) - host(WRITE));
  const b = host(READ_BACK) + written;
  const isMended = check !== 'none' && carryWasLost(a, b) !== (check === 'inverted');
  const again = (check === 'relative' ? b : n) + RUNG;
  const mended = signed(throughTbu40(again, host(MEND) + written) - host(MEND));
  return [WRAPPED, OFFSET, written, isMended ? 1n : 0n, isMended ? mended : written].map(Number);
}
