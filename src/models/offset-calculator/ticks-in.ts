/** Ticks as somebody types them: hexadecimal with 0x, four digits by four as the tables have them, decimal, or a time. */
import { fail, ok, type Result } from '../../base/result.ts';
import { parseTicks, TICKS_SHAPE } from '../../scenario/ticks.ts';
import { TICKS_PER_SECOND } from '../kvm-hv/timebase.ts';

const GROUPED = /^[0-9a-f]{4}(?:_[0-9a-f]{4}){1,3}$/i;
const DECIMAL = /^-?[0-9]{1,20}$/;
const FORM = { zeroBits: 0, roundedAs: '', ticksPerSecond: TICKS_PER_SECOND };

/** Signed; the error continues `--guest-tb: ...`. */
export function readTyped(text: string): Result<bigint, string> {
  const trimmed = text.trim();
  const plain = trimmed.replaceAll('_', '');
  if (DECIMAL.test(plain) && !GROUPED.test(trimmed)) {
    const ticks = BigInt(plain);
    return ticks >= -(1n << 63n) && ticks < 1n << 64n
      ? ok(ticks)
      : fail('expected a number of 64 bits');
  }
  const parsed = parseTicks(GROUPED.test(trimmed) ? `0x${plain}` : trimmed, FORM);
  return parsed.ok ? ok(parsed.value.ticks) : fail(`${TICKS_SHAPE}, or decimal ticks`);
}
