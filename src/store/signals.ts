/** Reads signals (strips and lines above the lanes) at one step. */
import { upperBound } from '../base/bisect.ts';
import type { SignalInfo, SignalLevel } from '../protocol/description.ts';
import type { Run } from './state.ts';

/** How group `group` (-1: the core) stands by its `kind` signal; null while that is not known. */
export function signalAt(
  run: Run,
  group: number,
  kind: SignalInfo['kind'],
  step: number,
): SignalLevel | null {
  const { signals } = run.opened.description;
  const index = signals.findIndex((signal) => signal.group === group && signal.kind === kind);
  const track = run.finished?.signals[index];
  if (track === undefined) return null;
  const value = track.values[upperBound(track.steps, step) - 1];
  return value === undefined ? null : (signals[index]?.levels[value] ?? null);
}
