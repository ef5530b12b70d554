/**
 * The description of a machine: everything the interface needs to draw any model, sent once when a
 * scenario opens. Lists refer to each other by index. The interface knows no model beyond this.
 */
import type { Settings } from '../scenario/settings.ts';
import type { BoardInfo } from './board.ts';

/** What a phase is about; the interface has one colour, one pattern and one shape for each. */
export type Tone = 'guest' | 'host' | 'switch' | 'wait' | 'firmware' | 'owner' | 'nap' | 'choice';

/** A group of threads that is drawn together. */
export interface GroupInfo {
  /** Stable, e.g. `node0`. */
  readonly id: string;
  /** For people, e.g. `node 0`. */
  readonly label: string;
  /** One more line about it, e.g. `runs guest A`. */
  readonly detail: string;
  /** Indices into `threads`. */
  readonly threads: readonly number[];
}

export interface ThreadInfo {
  /** Stable, e.g. `t4`: the hardware thread number of the core. */
  readonly id: string;
  /** Index into `groups`. */
  readonly group: number;
  /** e.g. `primary`, `secondary`. */
  readonly role: string;
  /** Index into `actors`: the actor that runs this thread's program. */
  readonly actor: number;
}

/** Somebody who can take a step: a thread, or a part of the environment. */
export interface ActorInfo {
  /** Stable and short, e.g. `t4`, `exit-t4`, `error`. Schedules in scenarios use it. */
  readonly id: string;
  readonly kind: 'thread' | 'environment';
  /** What it does, e.g. `the hardware loses a step`. */
  readonly label: string;
  /** Index into `threads` of the thread it runs or interrupts; -1 when it is about none. */
  readonly thread: number;
  /** True for the actor(s) that raise the error: what injecting takes. */
  readonly injects: boolean;
}

export interface FunctionInfo {
  /** The kernel's or firmware's name, e.g. `wait_for_others`. */
  readonly name: string;
  /** Where it stands, e.g. `virt/guest.c`. */
  readonly file: string;
  /** e.g. `fd7bacbca47a`, `v4.4`. */
  readonly origin: string;
  /** One sentence: what the function is for. */
  readonly summary: string;
  /** Indices into `lines`, in order of the listing. */
  readonly lines: readonly number[];
}

export interface LineInfo {
  /** Stable, e.g. `wait_for_others:H2`. What-if edits use it. */
  readonly id: string;
  /** Index into `functions`. */
  readonly function: number;
  /** The letter of the tables, e.g. `H2`; '' for structure. */
  readonly label: string;
  /** Nesting depth, 0 and up. */
  readonly indent: number;
  /** What is read, e.g. `claimed = !test_and_set_bit(0, &flags)`. */
  readonly text: string;
  readonly kind: 'op' | 'wait' | 'call' | 'control';
  /** Against the previous era: this line was added or changed by this kernel. */
  readonly added: boolean;
  /** Why it is there, a sentence; '' where the text says it all. */
  readonly why: string;
  /** What a what-if edit has made of it; null for a line of the kernel as it is. */
  readonly edit: LineEditInfo | null;
  /** What-if edits that it is open to. */
  readonly offer: EditOffer;
}

/** As in a diff against the kernel. A line that was moved, or forced, stands there twice. */
export interface LineEditInfo {
  readonly kind: 'skip' | 'split' | 'move' | 'force';
  /** `-`: it does no more what it says. `+`: it was not there. */
  readonly sign: '-' | '+';
  /** In words, e.g. `moved before H2`. */
  readonly note: string;
  /** Index into `edits`. */
  readonly by: number;
}

export interface EditOffer {
  readonly skip: boolean;
  readonly split: boolean;
  readonly force: boolean;
  /** Exchanges it with the line before, as an edit of kind `move`; null where that makes no sense. */
  readonly up: MoveOffer | null;
  /** The same with the line after it. */
  readonly down: MoveOffer | null;
}

export interface MoveOffer {
  /** Ids of lines. */
  readonly at: string;
  readonly before: string;
}

/** An edit of the scenario, in words. */
export interface EditInfo {
  /** Id of the line. */
  readonly at: string;
  /** Name of its function. */
  readonly function: string;
  /** e.g. `H4 call wait_for_others: skipped`. */
  readonly text: string;
}

/** One instruction of the assembled program (calls inlined). */
export interface InstructionInfo {
  /** Index into `lines`. */
  readonly line: number;
  /** Indices into `functions`, outermost first, the line's own function last. */
  readonly stack: readonly number[];
  /** Indices into `lines`: the call lines that lead here, outermost first. */
  readonly calls: readonly number[];
  /** Index into `phases`. */
  readonly phase: number;
  /** The line's text with loop counters filled in, e.g. `wait until busy[2] == 0`. */
  readonly text: string;
  /** A place where a thread may stay for ever: a guest, the idle host, a nap. */
  readonly rest: boolean;
  /** For a wait: what it waits for in words, e.g. `busy[2] to become 0`; '' otherwise. */
  readonly waitsFor: string;
}

export interface PhaseInfo {
  readonly id: string;
  /** Short text on the bar, e.g. `wait for the owner`. */
  readonly label: string;
  readonly tone: Tone;
  /** A thread in it is held up by somebody else. */
  readonly hatched: boolean;
}

/** Whose it is: the whole machine's, that of a group of threads, a thread's. */
export type CellScope = 'machine' | 'group' | 'thread';

export interface CellInfo {
  /** Stable, e.g. `core.owner`, `node2.busy`, `t4.flag`. */
  readonly id: string;
  /** e.g. `busy[2]`. */
  readonly label: string;
  readonly scope: CellScope;
  /** Index into `groups` or `threads`; 0 for the machine's. */
  readonly index: number;
  /** Names of values, by value minus `min`; empty: show the number. */
  readonly names: readonly string[];
  readonly min: number;
  readonly max: number;
  /** What it is, a sentence. */
  readonly summary: string;
  /** Book-keeping of the tool that real hardware does not have. */
  readonly ghost: boolean;
}

/** A field of a register, by shift from the least significant bit. */
export interface FieldInfo {
  readonly name: string;
  readonly shift: number;
  readonly width: number;
  /** IBM bit numbers for people, e.g. `28:31`, `44`. */
  readonly bits: string;
  /** Names of values, by value; empty: show the number (width 1: set / clear). */
  readonly names: readonly string[];
  /** A set bit is bad news (an error). */
  readonly alarm: boolean;
}

/** A register with an exact value of 32 or 64 bits. */
export interface RegisterInfo {
  /** Stable; key of the terminal's readouts, e.g. `node0.clock`, `t4.cause`. */
  readonly id: string;
  readonly label: string;
  readonly scope: CellScope;
  readonly index: number;
  readonly width: 32 | 64;
  /** Also show as signed difference of two clocks. */
  readonly signed: boolean;
  readonly fields: readonly FieldInfo[];
  readonly summary: string;
}

export interface EventInfo {
  readonly id: string;
  readonly label: string;
  /**
   * A marker across all lanes (an injection, a latch won...), with its tone; '' for none. A `beam` goes
   * through every clock; `damage` is what somebody does, which an invariant may notice later.
   */
  readonly marker: '' | 'injection' | 'damage' | 'owner' | 'beam' | 'release' | 'violation';
  /** For a picture, where there is little room; the label, if left out. */
  readonly short?: string;
}

export interface InvariantInfo {
  readonly id: string;
  readonly title: string;
  /** What must hold. */
  readonly sentence: string;
  /** What it means for the machine when it is broken. */
  readonly consequence: string;
  /** Of a table of the facts, where it stands there: `T3`. */
  readonly row?: string;
  /** Ids of events: whoever breaks it, the first of these that has come did it, when it came last. */
  readonly blames?: readonly string[];
}

/**
 * What is asked of a machine's runs beside its invariants, which only say what must hold at a moment: that
 * something is still possible, or must come.
 */
export interface QuestionInfo {
  readonly id: string;
  readonly title: string;
  /** What is asked, for people. */
  readonly sentence: string;
  /** The question in its language, e.g. `still t0.mended`; every name in it is one of this machine. */
  readonly ask: string;
  /** Of a table of the facts, where it stands there: `L1`. */
  readonly row?: string;
}

/** A value drawn over time above a group's lanes. */
export interface SignalInfo {
  readonly id: string;
  /** Index into `groups`; -1 for the whole machine. */
  readonly group: number;
  readonly label: string;
  /**
   * `flag`: a strip that is on or off. `clock`: how far a clock is from the machine's time, as blocks on a
   * line. `debt`: what will still be taken out of the clock of the same group, drawn around it. `gate`: what
   * holds something back while any of its bolts is shut.
   */
  readonly kind: 'flag' | 'clock' | 'debt' | 'gate';
  /** Id of the register that says the same exactly; none if left out. */
  readonly register?: string;
  /** By value; each has the text shown on it and how it looks. */
  readonly levels: readonly SignalLevel[];
}

export interface SignalLevel {
  readonly label: string;
  readonly tone: 'off' | 'on' | 'host' | 'guest' | 'stopped' | 'wrong';
  /** Of a clock how far it is ahead of the machine's time, of a debt how much it is; 0 if left out. */
  readonly ticks?: number;
  /** Of a clock that is wrong: by how much; as much as it is ahead, if left out. */
  readonly off?: number;
  /** Of a clock that is wrong by an amount that was taken more than once: how often; once, if left out. */
  readonly times?: number;
  /** Of a gate: which of its bolts are shut. */
  readonly shut?: readonly boolean[];
  /** Of a clock that is a little short, because a part of it was lost in a write. */
  readonly torn?: boolean;
}

/** Exact values that are noted whenever something happens. */
export interface ReadingInfo {
  /** Id of the event. */
  readonly event: string;
  /** Ids of the registers, as they are after the step. */
  readonly registers: readonly string[];
}

/** What a model works out for its picture by the rules of its programs, beside any run. */
export interface TableInfo {
  readonly id: string;
  readonly columns: readonly string[];
  /** Whole numbers, by column. */
  readonly rows: readonly (readonly number[])[];
}

/** Something the sources leave open, and how this scenario decides it. */
export interface SwitchInfo {
  readonly id: string;
  readonly sentence: string;
}

/** A tone that occurs, in the legend. */
export interface ToneInfo {
  readonly tone: Tone;
  readonly label: string;
}

/** A word that the page takes for granted. */
export interface Term {
  /** As a list of words has it, e.g. `slot[]`: `[]` stands for an index of any name. */
  readonly term: string;
  /** Other spellings, and words that mean the same. */
  readonly also?: readonly string[];
  readonly sentence: string;
  /** Letter of the line, or name of the function, where it is at work; none if left out. */
  readonly where?: string;
}

/** How a clock can look in the picture, and what is drawn around it. */
export type ClockLook =
  | 'right'
  | 'ahead'
  | 'behind'
  | 'zero'
  | 'stopped'
  | 'covered'
  | 'owed'
  | 'cancelled'
  | 'reload'
  | 'wrong-behind'
  | 'wrong-ahead'
  | 'wrong-twice'
  | 'torn';

/** One of them, in the machine's words. */
export interface ClockLookWords {
  readonly look: ClockLook;
  /** What stands on it; '' for nothing. */
  readonly label: string;
  readonly title: string;
  readonly sentence: string;
}

/** A moment of a run that somebody is led to, who sees the machine for the first time. */
export interface TourStop {
  /** Id of the scenario whose run it is. */
  readonly preset: string;
  /** Settings of it that are others here, by key; none if left out. */
  readonly change?: Readonly<Record<string, string | number>>;
  /** Id of the event that it waits for, where it comes first; null for the start of the run. */
  readonly event: string | null;
  readonly title: string;
  /** At most thirty words. */
  readonly sentence: string;
  /** Name of the region that stands out. */
  readonly region: string;
  /** Letter of the line to be seen; none if left out. */
  readonly line?: string;
}

/** What the page says of this machine and of no other. */
export interface Words {
  /** What the machine is, its groups of threads, and several of these: `core`, `node`, `nodes`. */
  readonly machine: string;
  readonly group: string;
  readonly groups: string;
  /** What its code is, e.g. `kernel`: somebody may edit it, or compare two of them. */
  readonly code: string;
  /** Of the button that raises an error; '' where nothing can be injected. */
  readonly inject: string;
  /** In the order of the legend. */
  readonly tones: readonly ToneInfo[];
  /** What goes wrong in it, in sentences. */
  readonly bug: readonly string[];
  /** How its picture is read, in sentences. */
  readonly picture: readonly string[];
  /** How its clocks are read, one look after the other; none for a machine without clocks. */
  readonly looks: readonly ClockLookWords[];
  readonly glossary: readonly Term[];
  /** From what is right to what goes wrong, and to what mends it; none for a machine without a tour. */
  readonly tour: readonly TourStop[];
}

export interface Description {
  readonly model: string;
  readonly words: Words;
  /** What its scenarios say. */
  readonly settings: Settings;
  readonly title: string;
  readonly ticksPerMicrosecond: number;
  readonly groups: readonly GroupInfo[];
  readonly threads: readonly ThreadInfo[];
  readonly actors: readonly ActorInfo[];
  readonly functions: readonly FunctionInfo[];
  readonly lines: readonly LineInfo[];
  /** In the order in which they were made. */
  readonly edits: readonly EditInfo[];
  readonly instructions: readonly InstructionInfo[];
  readonly phases: readonly PhaseInfo[];
  readonly cells: readonly CellInfo[];
  readonly registers: readonly RegisterInfo[];
  readonly events: readonly EventInfo[];
  readonly invariants: readonly InvariantInfo[];
  /** A machine need not have any. */
  readonly questions?: readonly QuestionInfo[];
  readonly signals: readonly SignalInfo[];
  /** What a picture needs of a whole run; nothing where it needs but the selected step. */
  readonly readings?: readonly ReadingInfo[];
  /** What it draws that is of no run. */
  readonly tables?: readonly TableInfo[];
  readonly board?: BoardInfo;
  readonly switches: readonly SwitchInfo[];
}
