/** What a command is: a name, a line of help, and an answer as text in pieces. */
import type { Result } from '../base/result.ts';
import type { ModelEntry } from '../models/catalogue.ts';
import type { ReductionAsked } from '../protocol/exploration.ts';
import type { Libraries } from '../worker/libraries.ts';
import type { Library } from '../worker/library.ts';
import type { Session } from '../worker/session.ts';

export const REDUCTIONS: readonly ReductionAsked[] = ['as-needed', 'none', 'por', 'por+symmetry'];
export const FORMATS = ['trace-event', 'speedscope'] as const;

export interface Flags {
  /** JSON instead of text for people. */
  readonly json: boolean;
  /** The step to select; null for the one the scenario came with. */
  readonly step: number | null;
  /** The step to search from; null for the start. */
  readonly from: number | null;
  readonly maxStates: number | null;
  readonly reduce: ReductionAsked | null;
  /** Another form of the answer; null for that of the command. */
  readonly format: (typeof FORMATS)[number] | null;
  /** Path of the file that keeps what a survey has found. */
  readonly rows: string | null;
  /** Id of the model that it is about; null for the first. */
  readonly model: string | null;
  /** Id of the one lesson that it is about; null for all. */
  readonly lesson: string | null;
  /** The command lines for SPIN instead of the model; null for not asked for. */
  readonly commands: true | null;
  /** Rows of cases, too; null for not asked for. */
  readonly all: true | null;
  /** A run that prints the log instead of what it says; null for not asked for. */
  readonly run: true | null;
  /** Scenario for that, as a word; null for those that the log speaks for. */
  readonly scenario: string | null;
  /** What a calculator is given, by the names of its flags. */
  readonly given: Readonly<Record<string, string>>;
}

/** Flags that only some commands know. */
export type OwnFlag = Exclude<keyof Flags, 'json' | 'given'>;

/** Text for standard output, in pieces so that a long trace is never held at once. */
export type Answer = Iterable<string>;

/** Says a line to whoever waits for an answer that takes long. */
export type Tell = (sentence: string) => void;

/** What a command about everything there is can look at. */
export interface All {
  readonly entries: readonly ModelEntry[];
  /** Of the model that was asked for, or the first. */
  readonly library: Library;
  /** Of any model that there is. */
  readonly load: (model: string) => Promise<Library>;
}

interface GeneralCommand {
  readonly takes: '';
  /** Id of the only model that it is about; any, if left out. */
  readonly model?: string;
  /** The error is one sentence. */
  readonly run: (
    all: All,
    flags: Flags,
    tell: Tell,
  ) => Result<Answer, string> | Promise<Result<Answer, string>>;
}

/** A command about one scenario, which has been run to its end. */
interface ScenarioCommand {
  readonly takes: 'SCENARIO';
  /** The error is one sentence. */
  readonly run: (session: Session, flags: Flags, library: Library) => Result<Answer, string>;
}

/** A command about one thing of a scenario, by its name, about what is asked of it, or about a file beside it. */
interface NameCommand {
  readonly takes: 'SCENARIO NAME' | 'SCENARIO QUESTION' | 'SCENARIO TRAIL';
  /** The error is one sentence. */
  readonly run: (
    session: Session,
    flags: Flags,
    name: string,
  ) => Result<Answer, string> | Promise<Result<Answer, string>>;
}

/** A command about text: words as they were typed, or `-`, or nothing, for standard input. */
interface TextCommand {
  readonly takes: '[TEXT… | -]';
  /** The error is one sentence. */
  readonly run: (
    words: readonly string[],
    flags: Flags,
    libraries: Libraries,
  ) => Promise<Result<Answer, string>>;
}

export type Command = (GeneralCommand | ScenarioCommand | NameCommand | TextCommand) & {
  readonly name: string;
  /** One line of the help. */
  readonly summary: string;
  /** Flags that it knows beside --json and --help. */
  readonly flags: readonly OwnFlag[];
  /** Names of flags that no other command shares; none if left out. */
  readonly ownFlags?: readonly string[];
};

/** One JSON value as an answer. */
export function json(value: unknown): Answer {
  return [`${JSON.stringify(value, null, 2)}\n`];
}

/** Characters after which lines go out together: one by one, a long trace would take minutes. */
const PIECE_LENGTH = 65_536;

/** Lines as an answer. */
export function* lines(all: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of all) {
    piece += `${line}\n`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
