/** What the reader of logs says of a text, for tests. */
import { readLog } from '../decode/reader.ts';
import type { LogReading } from '../protocol/log-reading.ts';

/** All readings of a text, which must have some. */
export function read(text: string): LogReading[] {
  const readings = readLog(text);
  if (!readings.ok) throw new Error(readings.error);
  return readings.value;
}

/** Those of a register. */
export const of = (text: string, register: string): LogReading[] =>
  read(text).filter((one) => one.register === register);

/** The first of a register. */
export function one(text: string, register: string): LogReading {
  const [first] = of(text, register);
  if (first === undefined) throw new Error(`no ${register}`);
  return first;
}

/** Fields that are not 0. */
export const bits = (reading: LogReading): Record<string, number> =>
  Object.fromEntries(
    reading.fields.filter(({ value }) => value !== 0).map(({ name, value }) => [name, value]),
  );

/** Every sentence, a line each. */
export const said = (readings: readonly LogReading[]): string =>
  readings.flatMap(({ sentences }) => sentences).join('\n');
