/** The offsets of a scenario in which everything happens when its times say: for scales, not for verdicts. */
import { lengths, ticksOf } from './instants.ts';
import { savedTimebase, storedOffset, unsigned, wantedOffset } from '../kvm-hv/timebase.ts';
import { boots, type Scenario } from './settings.ts';

/** What the first vcore of a host stores as its offset, the last time it is set. */
export function plannedOffset(scenario: Scenario, host: number): bigint {
  const { kernel, rounding, userspace, times, flow } = scenario;
  if (kernel === 'none') return 0n;
  const start = ticksOf(times.hostTb);
  const raw = boots(scenario)
    ? userspace.qemu === 'old'
      ? 0n
      : wantedOffset(0n, start)
    : ticksOf(times.rawOffset);
  const stored = storedOffset(raw, rounding);
  if (host === 0) return stored;
  const { run, pause } = lengths(scenario);
  const isExact = userspace.sync || flow === 'live';
  const saved = savedTimebase(start + run, isExact ? stored : raw);
  const there = unsigned(start + run + pause + ticksOf(times.delta));
  return storedOffset(wantedOffset(saved, there), rounding);
}
