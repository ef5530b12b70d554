/** Who prints: `P:8 C:12 T:1`, `CPU PIR: 00000844`, `CPU 0x43`, `CHIP ID: 0, CORE ID: c`. */
import type { LogCpu } from '../../protocol/log-reading.ts';

const PLACE = /\bP:\s?(\d{1,3})\s{1,3}C:\s?(\d{1,3})(?:\s{1,3}T:\s?(\d{1,2}))?/i;
/** Hexadecimal, without `0x`. */
const CHIP = /CHIP ID:\s{0,3}([0-9a-f]{1,3}),?\s{1,3}CORE ID:\s{0,3}([0-9a-f]{1,3})/i;
const PIR = /\bPIR\b["'`]?\s{0,4}[:=]?\s{0,4}(?:0x)?([0-9a-f]{1,8})(?![0-9a-z])/i;
/** Only skiboot has it in hexadecimal; `CPU: 118 PID:` of Linux is decimal, and about something else. */
const CPU = /\bCPU\s{0,2}(?:=\s{0,2}(?:0x)?|0x)([0-9a-f]{1,4})(?![0-9a-z])/i;

/** Parts that the line itself tells; null for none. */
export function cpuIn(text: string): LogCpu | null {
  const place = PLACE.exec(text);
  if (place !== null) return cpu(Number(place[1]), Number(place[2]), numberOrNull(place[3]));
  const chip = CHIP.exec(text);
  if (chip === null) return null;
  return cpu(Number.parseInt(chip[1] ?? '', 16), Number.parseInt(chip[2] ?? '', 16), null);
}

/** A number that has to be taken apart, and where it stands; null for none. */
export function pirIn(text: string): { readonly pir: number; readonly index: number } | null {
  const match = PIR.exec(text) ?? CPU.exec(text);
  if (match === null) return null;
  return { pir: Number.parseInt(match[1] ?? '', 16), index: match.index };
}

const cpu = (chip: number, core: number, thread: number | null): LogCpu => ({
  pir: null,
  processor: null,
  chip,
  core,
  thread,
});

const numberOrNull = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text);
