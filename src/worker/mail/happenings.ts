/** The steps of a run that a reader should know of: what goes wrong, who did it, what the picture marks. */
import type { Description } from '../../protocol/description.ts';
import type { LogLine } from '../../protocol/snapshot.ts';
import type { Violation } from '../../protocol/trace.ts';
import type { Session } from '../session.ts';

export interface Happening {
  readonly line: LogLine;
  /** What it was, e.g. `error raised`; '' where the line says it all. */
  readonly what: string;
  /** What is broken from then on. */
  readonly broken: readonly Violation[];
}

export interface Happenings {
  readonly happenings: readonly Happening[];
  /** How many there are besides. */
  readonly left: number;
  /** So many steps were looked through. */
  readonly seen: number;
}

const MOST = 24;
const MOST_STEPS = 20_000;

/** In the order of their steps; those that break something, and that of the selected state, come first. */
export function happeningsOf(session: Session, selected: number): Happenings {
  const { description } = session.opened;
  const { steps, violations } = session.finished();
  const brokenBy = (entry: number) => violations.filter(({ step }) => step === entry + 1);
  const seen = Math.min(steps, MOST_STEPS);
  const far = [selected, ...violations.map(({ step }) => step)]
    .filter((step) => step > seen)
    .flatMap((step) => session.log(step - 1, step));
  const all = [...session.log(0, seen), ...new Map(far.map((line) => [line.step, line])).values()]
    .sort((a, b) => a.step - b.step)
    .map((line) => {
      const broken = brokenBy(line.step);
      const isSelected = line.step + 1 === selected;
      const rank = broken.length > 0 || isSelected ? 0 : rankOf(description, line);
      return { line, what: whatOf(description, line), broken, rank };
    });
  const ranks = all.map(({ rank }) => rank).sort((a, b) => a - b);
  const counted = all.filter(({ rank }) => rank < NO_EVENT);
  // As many ranks as there is room for, and of the last one the first.
  const lastRank = Math.min(ranks[MOST - 1] ?? NO_EVENT, NO_EVENT - 1);
  const room = MOST - ranks.filter((rank) => rank < lastRank).length;
  let taken = 0;
  const happenings = counted.filter(
    ({ rank }) => rank < lastRank || (rank === lastRank && taken++ < room),
  );
  return { happenings, left: counted.length - happenings.length, seen };
}

const MARKS = ['violation', 'damage', 'injection', 'beam', 'owner', 'release', ''] as const;
const NO_EVENT = MARKS.length + 1;

/** How much it matters: the less the more; `NO_EVENT` for a step that is none. */
function rankOf({ events }: Description, line: LogLine): number {
  const ranks = events.flatMap(({ marker }, bit) =>
    (line.events >>> bit) & 1 ? [MARKS.indexOf(marker) + 1] : [],
  );
  return Math.min(NO_EVENT, ...ranks);
}

function whatOf({ events }: Description, line: LogLine): string {
  const [outcome = ''] = line.outcome.split(':', 1);
  if (outcome !== '') return outcome;
  return events.flatMap(({ label }, bit) => ((line.events >>> bit) & 1 ? [label] : [])).join(', ');
}
