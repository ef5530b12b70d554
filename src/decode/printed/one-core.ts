/** A run is of one core: the one of which the log has most lines. Those that name none may be of it. */
import type { Gathered } from './gather.ts';

interface Core {
  readonly chip: number;
  readonly core: number;
}

/** null where the log names none. */
export function coreIn(lines: readonly Gathered[]): Core | null {
  const counts = new Map<string, { readonly of: Core; readonly count: number }>();
  for (const { cpu } of lines) {
    if (cpu === null) continue;
    const { chip, core } = cpu;
    const key = `${chip} ${core}`;
    counts.set(key, { of: { chip, core }, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.of ?? null;
}

/** Why a line is not of that core; null where it may be. */
export function whyOther({ cpu }: Gathered, of: Core | null): string | null {
  if (cpu === null || of === null || (cpu.chip === of.chip && cpu.core === of.core)) return null;
  return `it is of chip ${cpu.chip}, core ${cpu.core}, and a run is of one core: chip ${of.chip}, core ${of.core}`;
}
