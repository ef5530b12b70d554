/** What is told of a step of a run, for whoever writes it down. */

/** The step that let another one go on from its wait. */
export interface Release {
  readonly step: number;
  readonly actor: number;
  readonly startTicks: number;
}

export interface ToldStep {
  /** Number of the entry in the trace. */
  readonly step: number;
  /** Index into `Description.actors`. */
  readonly actor: number;
  /** Index into `Description.instructions`; NONE for the environment. */
  readonly instruction: number;
  /** Thread whose place changed; NO_THREAD for none. */
  readonly thread: number;
  /** Instruction it stands at afterwards; NONE when no thread moved. */
  readonly place: number;
  readonly startTicks: number;
  readonly endTicks: number;
  /** Bits as in `TraceColumns.eventBits`. */
  readonly events: number;
  /** Outcome worth a word; '' otherwise. */
  readonly outcome: string;
  /** What it has changed, by label, in words. */
  readonly changed: Readonly<Record<string, string | number>>;
  /** Who let it go on, where it had to wait; null where it had not. */
  readonly release: Release | null;
}

/** What came of a step, as far as anything did. */
export function whatCameOf({
  outcome,
  changed,
}: Pick<ToldStep, 'outcome' | 'changed'>): Partial<Pick<ToldStep, 'outcome' | 'changed'>> {
  return {
    ...(outcome !== '' && { outcome }),
    ...(Object.keys(changed).length > 0 && { changed }),
  };
}
