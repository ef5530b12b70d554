/** From when to when the soft timer of a vCPU is armed, and what becomes of it. */
import type { Run } from '../../../store/state.ts';
import { notedIn } from '../noted.ts';

export interface Armed {
  readonly from: number;
  readonly to: number;
  /** Counts until it is due, as it is armed; null where nobody has noted that. */
  readonly dueIn: bigint | null;
  /** It ends by firing; else it is cancelled, or the run ends. */
  readonly fires: boolean;
}

/** `vcpu`: its id. */
export function armedIn(run: Run, vcpu: string): readonly Armed[] {
  const { finished, trace, opened } = run;
  const signal = opened.description.signals.findIndex(({ id }) => id === `${vcpu}.bg`);
  const track = finished?.signals[signal];
  if (track === undefined) return [];
  const noted = notedIn(run);
  const at = (step: number, event: string) =>
    noted.find((one) => one.step === step && one.event === event);
  return [...track.values].flatMap((value, i): Armed[] => {
    const from = track.steps[i] ?? 0;
    const to = track.steps[i + 1] ?? trace.length;
    if (value === 0) return [];
    return [
      {
        from,
        to,
        dueIn: at(from, 'bg-armed')?.value(`${vcpu}.dueIn`) ?? null,
        fires: at(to, 'bg-fired') !== undefined,
      },
    ];
  });
}
