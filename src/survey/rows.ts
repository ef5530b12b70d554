/**
 * The scenarios of the survey: a core, who runs where at the start, and one thing that is changed
 * against the plain case (one TB error that reaches every thread, at any moment).
 */
import type { Environment, ScenarioInput } from '../scenario/schema.ts';

export interface Row {
  /** Stable, e.g. `2-way/guests-again/hdec-soon`. */
  readonly id: string;
  readonly change: string;
  readonly scenario: ScenarioInput;
}

export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

interface Core {
  readonly id: string;
  readonly title: string;
  readonly split: 1 | 2 | 4;
  readonly threadsPerSubcore: number;
}

const CORES: readonly Core[] = [
  { id: 'unsplit', title: 'Unsplit core, two threads', split: 1, threadsPerSubcore: 2 },
  { id: '2-way-single', title: '2-way, one thread a subcore', split: 2, threadsPerSubcore: 1 },
  { id: '2-way', title: '2-way, two threads a subcore', split: 2, threadsPerSubcore: 2 },
  { id: '4-way', title: '4-way, one thread a subcore', split: 4, threadsPerSubcore: 1 },
];

interface Start {
  readonly id: string;
  readonly title: string;
  readonly start: 'guest' | 'either';
  readonly entries: number;
}

const STARTS: readonly Start[] = [
  { id: 'guests', title: 'guests run, and nobody enters again', start: 'guest', entries: 0 },
  { id: 'guests-again', title: 'guests run, and may enter once more', start: 'guest', entries: 1 },
  {
    id: 'either-again',
    title: 'each subcore starts in its guest or in the host, and may enter once',
    start: 'either',
    entries: 1,
  },
];

interface Change {
  readonly id: string;
  readonly text: string;
  readonly environment: Partial<Environment>;
}

const CHANGES: readonly Change[] = [
  { id: 'plain', text: 'one TB error, every thread', environment: {} },
  {
    id: 'not-in-window',
    text: 'not while a subcore enters',
    environment: { hmiInEntryWindow: false },
  },
  { id: 'hdec-soon', text: 'HDEC may expire', environment: { hdecSoon: true } },
  { id: 'other-exits', text: 'guests leave by themselves', environment: { otherExits: true } },
  { id: 'two-errors', text: 'two errors', environment: { tbErrors: 2 } },
  {
    id: 'no-tb-error',
    text: 'HMI without a TB error',
    environment: { errorKind: 'PROC_RECV_DONE' },
  },
  { id: 'residue', text: 'residue error', environment: { errorKind: 'TB_RESIDUE_ERR' } },
  { id: 'one-subcore', text: 'HMI reaches one subcore', environment: { scope: 'subcore' } },
  { id: 'one-thread', text: 'HMI reaches one thread', environment: { scope: 'thread' } },
];

const OFFSETS = ['0x1000000000', '-0x1000000000', '0x0', '0x1000000'];

/** In the order of the page. */
export function surveyGroups(): Group[] {
  return CORES.flatMap((core) =>
    STARTS.map((start) => ({
      title: `${core.title}: ${start.title}`,
      rows: CHANGES.map((change) => ({
        id: `${core.id}/${start.id}/${change.id}`,
        change: change.text,
        scenario: scenarioOf(core, start, change),
      })),
    })),
  );
}

function scenarioOf(core: Core, { start, entries }: Start, { environment }: Change): ScenarioInput {
  return {
    kernel: 'v4.8',
    split: core.split,
    threadsPerSubcore: core.threadsPerSubcore,
    subcores: OFFSETS.slice(0, core.split).map((tbOffset) => ({ start, tbOffset, entries })),
    environment,
  };
}
