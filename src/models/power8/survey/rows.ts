/**
 * The scenarios of the survey: a core, who runs where at the start, and one thing that is changed
 * against the plain case (one TB error that reaches every thread, at any moment).
 *
 * A row that could say only what another row says is left out. What starts in a guest or in the host,
 * whichever the schedule picks, does all that a guest could do that may enter again: so guests that
 * enter again have rows only where these hold what the others do not. What does not need two threads a
 * subcore, or four subcores, is searched with fewer, where a search ends: the largest cores have rows
 * for what they may add, and of four subcores two may enter.
 */
import type { Environment, ScenarioInput } from '../settings.ts';

export interface Row {
  /** Stable, e.g. `2-way/guests-again/hdec-soon`. */
  readonly id: string;
  /** What the first column of its table says. */
  readonly label: string;
  readonly core: Named;
  readonly start: Named;
  readonly change: Change;
  readonly scenario: ScenarioInput;
}

export interface Group {
  readonly title: string;
  /** Hardware does what it promises; the rows of the other group are no case against the kernel. */
  readonly canHappen: boolean;
  readonly rows: readonly Row[];
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

interface Core extends Named {
  readonly split: 1 | 2 | 4;
  readonly threadsPerSubcore: number;
}

type Subcore = Pick<ScenarioInput['subcores'][number], 'start' | 'entries'>;

interface Start extends Named {
  readonly subcores: (split: number) => readonly Subcore[];
}

interface Change extends Named {
  readonly environment: Partial<Environment>;
  /** Of every guest, instead of one of each kind. */
  readonly tbOffset?: string;
}

const UNSPLIT: Core = {
  id: 'unsplit',
  title: 'Unsplit core, two threads',
  split: 1,
  threadsPerSubcore: 2,
};
const TWO_SINGLE: Core = {
  id: '2-way-single',
  title: '2-way, one thread a subcore',
  split: 2,
  threadsPerSubcore: 1,
};
const TWO: Core = {
  id: '2-way',
  title: '2-way, two threads a subcore',
  split: 2,
  threadsPerSubcore: 2,
};
const FOUR: Core = {
  id: '4-way',
  title: '4-way, one thread a subcore',
  split: 4,
  threadsPerSubcore: 1,
};

const everySubcore = (of: Subcore) => (split: number) => Array<Subcore>(split).fill(of);

const GUESTS: Start = {
  id: 'guests',
  title: 'guests run, and nobody enters again',
  subcores: everySubcore({ start: 'guest', entries: 0 }),
};
const GUESTS_WITHOUT_TOD: Start = {
  ...GUESTS,
  id: 'guests-without-tod',
  title: 'guests run, and the ChipTOD stands still',
};
const AGAIN: Start = {
  id: 'guests-again',
  title: 'guests run, and may enter once more',
  subcores: everySubcore({ start: 'guest', entries: 1 }),
};
const EITHER: Start = {
  id: 'either-again',
  title: 'each subcore starts in its guest or in the host, and may enter once',
  subcores: everySubcore({ start: 'either', entries: 1 }),
};
const HOSTS: Start = {
  id: 'hosts-enter',
  title: 'the host runs, and enters once',
  subcores: everySubcore({ start: 'host', entries: 1 }),
};
const TWO_EITHER: Start = {
  id: 'two-either-again',
  title:
    'two subcores start in their guest or in the host and may enter once, one runs its guest, one stays in the host',
  subcores: () => [
    { start: 'either', entries: 1 },
    { start: 'either', entries: 1 },
    { start: 'guest', entries: 0 },
    { start: 'host', entries: 0 },
  ],
};

const change = (id: string, title: string, environment: Partial<Environment>): Change => ({
  id,
  title,
  environment,
});

const PLAIN = change('plain', 'one TB error, every thread', {});
const RESIDUE = change('residue', 'residue error', { errorKind: 'TB_RESIDUE_ERR' });
const NO_TB_ERROR = change('no-tb-error', 'HMI without a TB error', {
  errorKind: 'PROC_RECV_DONE',
});
const HDEC_SOON = change('hdec-soon', 'HDEC may expire at any moment', { hdecSoon: true });
const OTHER_EXITS = change('other-exits', 'guests leave by themselves', { otherExits: true });
const TWO_ERRORS = change('two-errors', 'two errors', { tbErrors: 2 });

const ONE_THREAD_ALONE = change(
  'one-thread-no-tb-error',
  'HMI of one thread alone, without a TB error',
  { errorKind: 'PROC_RECV_DONE', scope: 'thread' },
);

/** What makes sense even where nobody enters. */
const CHANGES: readonly Change[] = [
  PLAIN,
  HDEC_SOON,
  OTHER_EXITS,
  TWO_ERRORS,
  NO_TB_ERROR,
  ONE_THREAD_ALONE,
  RESIDUE,
];

export const NOT_IN_WINDOW = change('not-in-window', 'no error while a subcore enters', {
  hmiInEntryWindow: false,
});
const ALL_CHANGES: readonly Change[] = [
  ...CHANGES,
  NOT_IN_WINDOW,
  change('any-order', 'HDEC at any moment, and taken with HMI and doorbell in any order', {
    hdecSoon: true,
    hmiPriority: 'either',
  }),
];

const TOD_STOPPED: readonly Change[] = [
  change('plain', 'one TB error, every thread', { todStopped: true }),
  change('no-tb-error', 'HMI without a TB error', {
    todStopped: true,
    errorKind: 'PROC_RECV_DONE',
  }),
];

const NO_ERROR = change('no-error', 'no HMI at all: guests leave by themselves', {
  tbErrors: 0,
  otherExits: true,
});

/** A DEC has 32 bits, so that one that is computed too early shows nothing of an offset of 2^36. */
const SMALL_OFFSET: Change = {
  ...NO_ERROR,
  id: 'small-offset',
  title: 'the same with an offset of 2^24, which lies in the 32 bits of a DEC',
  tbOffset: '0x1000000',
};

const TABLES: readonly (readonly [Core, Start, readonly Change[]])[] = [
  [UNSPLIT, GUESTS, CHANGES],
  [UNSPLIT, EITHER, [...ALL_CHANGES, NO_ERROR]],
  [UNSPLIT, HOSTS, [NO_ERROR, SMALL_OFFSET]],
  [TWO_SINGLE, GUESTS, CHANGES],
  [TWO_SINGLE, AGAIN, [PLAIN, NO_TB_ERROR, RESIDUE, OTHER_EXITS]],
  [TWO_SINGLE, EITHER, ALL_CHANGES],
  [TWO, GUESTS, CHANGES],
  [TWO, AGAIN, [PLAIN, NO_TB_ERROR, RESIDUE]],
  [TWO, EITHER, [PLAIN, NOT_IN_WINDOW, NO_TB_ERROR, ONE_THREAD_ALONE, RESIDUE]],
  [TWO_SINGLE, GUESTS_WITHOUT_TOD, TOD_STOPPED],
  [FOUR, GUESTS, [PLAIN, OTHER_EXITS, NO_TB_ERROR, RESIDUE]],
  [FOUR, AGAIN, [PLAIN, NO_TB_ERROR, RESIDUE]],
  [FOUR, TWO_EITHER, [PLAIN, NOT_IN_WINDOW]],
];

const ONE_SUBCORE = change('one-subcore', 'a TB error reaches one subcore', { scope: 'subcore' });
const ONE_THREAD = change('one-thread', 'a TB error reaches one thread', { scope: 'thread' });

/** A TB error is one of the core and latches in every thread; here it does not. */
const BROKEN_PROMISES: readonly (readonly [Core, Start, Change])[] = [
  [UNSPLIT, EITHER, ONE_THREAD],
  [TWO_SINGLE, GUESTS, ONE_SUBCORE],
  [TWO_SINGLE, EITHER, ONE_SUBCORE],
  [TWO, EITHER, ONE_THREAD],
];

const OFFSETS = ['0x1000000000', '-0x1000000000', '0x0', '0x1000000'];

/** In the order of the page. */
export function surveyGroups(): Group[] {
  const groups = TABLES.map(([core, start, changes]) => ({
    title: `${core.title}: ${start.title}`,
    canHappen: true,
    rows: changes.map((one) => rowOf(core, start, one, one.title)),
  }));
  const rows = BROKEN_PROMISES.map(([core, start, one]) =>
    rowOf(core, start, one, `${core.title}; ${start.title}; ${one.title}`),
  );
  return [...groups, { title: 'If hardware broke its promise', canHappen: false, rows }];
}

function rowOf(core: Core, start: Start, changed: Change, label: string): Row {
  return {
    id: `${core.id}/${start.id}/${changed.id}`,
    label,
    core,
    start,
    change: changed,
    scenario: {
      kernel: 'v4.8',
      split: core.split,
      threadsPerSubcore: core.threadsPerSubcore,
      subcores: start
        .subcores(core.split)
        .map((subcore, i) => ({ ...subcore, tbOffset: changed.tbOffset ?? OFFSETS[i] ?? '0x0' })),
      environment: changed.environment,
    },
  };
}
