/**
 * What searches have found that were made before: of every prepared scenario, kept in `models/answers` by what
 * there was to search. Whatever changes the machine changes its digest, so that no answer outlives the machine
 * that it is about. `npm run answers` writes them.
 */
import { machineDigest } from '../../export/promela/digest.ts';
import type { InvariantVerdict, Verdict } from '../../explorer/verdict.ts';
import type { AssembledMachine } from '../../machine/assemble.ts';
import type { WrittenAnswer, WrittenSearch } from '../../models/answers/written.ts';
import type { Searched } from './searching.ts';

/** The searches that are kept are made with it. */
export const KNOWN_BY = 'as-needed';

export interface KnownAnswer {
  readonly all: Searched;
  /** The exact search for the shortest schedules, `all` itself where nothing was left out; null when there was none. */
  readonly exact: Searched | null;
}

export class KnownAnswers {
  readonly #written: Readonly<Record<string, WrittenAnswer>>;

  constructor(written: Readonly<Record<string, WrittenAnswer>>) {
    this.#written = written;
  }

  /** Null for a machine that was not searched. */
  of(machine: AssembledMachine): KnownAnswer | null {
    const written = this.#written[machineDigest(machine)];
    if (written === undefined) return null;
    const all = read(written.all);
    return { all, exact: all.reduction === 'none' ? all : written.exact && read(written.exact) };
  }
}

/** As it is kept. */
export function writtenAnswer({ all, exact }: KnownAnswer): WrittenAnswer {
  return { all: write(all), exact: exact === null || exact === all ? null : write(exact) };
}

function write({ reduction, verdict, ending, bytes }: Searched): WrittenSearch {
  const { invariants, neverTaken, ...figures } = verdict;
  return {
    isReduced: reduction !== 'none',
    ...figures,
    bytes,
    neverTaken: neverTaken.join(' '),
    ending: { ...ending, schedule: joined(ending.schedule) },
    invariants: invariants.map(({ id, holds, schedule }) => ({
      id,
      holds,
      schedule: joined(schedule),
    })),
  };
}

function read({
  isReduced,
  bytes,
  ending,
  invariants,
  neverTaken,
  ...figures
}: WrittenSearch): Searched {
  const verdict: Verdict = {
    ...figures,
    neverTaken: parted(neverTaken) ?? [],
    invariants: invariants.map(({ id, holds, schedule: written }): InvariantVerdict => {
      const schedule = parted(written);
      return { id, holds, shortestStep: schedule?.length ?? null, schedule };
    }),
  };
  const reduction = isReduced ? 'por+symmetry' : 'none';
  return { reduction, verdict, bytes, ending: { ...ending, schedule: parted(ending.schedule) } };
}

const joined = (ids: readonly string[] | null): string | null => ids && ids.join(' ');

const parted = (ids: string | null): readonly string[] | null =>
  ids === null ? null : ids.split(' ').filter((id) => id !== '');
