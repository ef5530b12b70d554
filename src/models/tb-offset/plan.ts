/** The offsets of a scenario in which everything happens when its times say: for scales, not for verdicts. */
import { lengths, ticksOf } from './instants.ts';
import { savedTimebase, signed, storedOffset, unsigned, wantedOffset } from '../kvm-hv/timebase.ts';
import { boots, migrates, type Scenario } from './settings.ts';

/** What the first vcore of a host stores as its offset, the last time it is set. */
export function plannedOffset(scenario: Scenario, host: number): bigint {
  const { kernel, rounding } = scenario;
  if (kernel === 'none') return 0n;
  const { stored } = atSource(scenario);
  if (host === 0) return stored;
  return storedOffset(wantedAfter(scenario, lengths(scenario).pause), rounding);
}

/** How far the first time after a pause is from the last one before it; signed ticks. */
export function plannedJump(scenario: Scenario, pause: bigint): bigint {
  const { stored, saved, stoppedAt } = atSource(scenario);
  const wanted = wantedAfter(scenario, pause);
  const first = saved + signed(storedOffset(wanted, scenario.rounding) - wanted);
  return signed(first - stoppedAt - stored);
}

/** The offset that leads to the saved time on the host on which the guest goes on. */
function wantedAfter(scenario: Scenario, pause: bigint): bigint {
  const { saved, stoppedAt } = atSource(scenario);
  const delta = migrates(scenario) ? ticksOf(scenario.times.delta) : 0n;
  return wantedOffset(saved, unsigned(stoppedAt + pause + delta));
}

function atSource(scenario: Scenario) {
  const { rounding, userspace, times, flow } = scenario;
  const start = ticksOf(times.hostTb);
  const raw = boots(scenario)
    ? userspace.qemu === 'old'
      ? 0n
      : wantedOffset(0n, start)
    : ticksOf(times.rawOffset);
  const stored = storedOffset(raw, rounding);
  const isExact = userspace.sync || flow === 'live';
  const stoppedAt = start + lengths(scenario).run;
  return { stored, stoppedAt, saved: savedTimebase(stoppedAt, isExact ? stored : raw) };
}
