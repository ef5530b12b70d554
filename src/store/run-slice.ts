/**
 * The run on the page and how it is replaced: opening, editing, choosing, injecting, undo, redo. A refused
 * request leaves everything as it was and is kept as `refusal`, with the act that it answers.
 */
import type { EngineListener, Outcome } from '../client/engine.ts';
import type { Source } from '../protocol/messages.ts';
import type { TraceColumns } from '../protocol/trace.ts';
import { labelOf, settingAt } from '../scenario/settings.ts';
import { choiceName, withBranch } from './branches.ts';
import { correspondingStep } from './corresponding.ts';
import type { EnginePort } from './engine-port.ts';
import { causeOf } from './injection.ts';
import type { Access, Moment, RefusedAct, Run, RunSlice, ScopeState } from './state.ts';

const HISTORY_LIMIT = 100;

const EMPTY_TRACE: TraceColumns = {
  length: 0,
  actor: new Uint8Array(0),
  instruction: new Uint16Array(0),
  thread: new Uint8Array(0),
  place: new Uint16Array(0),
  startTicks: new Float64Array(0),
  durationTicks: new Uint32Array(0),
  eventEntries: new Int32Array(0),
  eventBits: new Uint32Array(0),
  releasedEntries: new Int32Array(0),
  releasingEntries: new Int32Array(0),
};

export function createRunSlice({ get, set }: Access, engine: EnginePort) {
  let act: RefusedAct = 'other';
  let underWay = 0;
  let runs = 0;
  let futures = 0;
  /** Where the run before a change of the program was, until the new one has come as far. */
  let arriving: {
    readonly from: Run;
    readonly at: number;
    readonly label: string;
    /** Of the run that is to arrive. */
    readonly number: number;
  } | null = null;

  /** Sends a request that may replace the run; true when it did. */
  const replaceRun = async (reason: RefusedAct, request: () => Promise<Outcome>) => {
    act = reason;
    set({ opening: true, playing: false, refusal: null });
    if (get().connection.status === 'gave-up') set({ connection: { status: 'ready' } });
    underWay++;
    let outcome: Outcome = 'failed';
    try {
      outcome = await request();
    } catch (error) {
      const sentence = `A mistake in this page: ${String(error)}.`;
      set({ refusal: { act: reason, failure: { code: 'internal', sentence, offer: null } } });
    } finally {
      underWay--;
      // Another one may have overtaken it.
      set({ opening: underWay > 0, progressSteps: 0 });
    }
    if (outcome !== 'opened') return false;
    set({ connection: { status: 'ready' } });
    return true;
  };

  /**
   * The same for a change that a person made: it can be undone. Where it leaves a future for another one,
   * `names` are those of the two, and the old one is kept.
   */
  const changeRun = async (
    reason: RefusedAct,
    request: () => Promise<Outcome>,
    names: { readonly old: string; readonly now: string } | null = null,
  ) => {
    const moment = momentOf(get());
    const replaced = await replaceRun(reason, request);
    if (!replaced || moment === null) return replaced;
    set({ past: [...get().past, moment].slice(-HISTORY_LIMIT), future: [] });
    if (names !== null) {
      futures++;
      const branch = { id: futures, name: names.old, moment };
      set({
        branches: withBranch(get().branches, branch),
        left: branch.id,
        futureName: names.now,
      });
    }
    get().refreshOther();
    return true;
  };

  /** After a change of the program: at the event at which the run before was, once that is known. */
  const arrive = () => {
    const { run, step, show } = get();
    if (arriving === null || run === null || run.finished === null) return;
    const { from, at, label, number } = arriving;
    arriving = null;
    // The reader has gone elsewhere meanwhile.
    if (run.number !== number || step !== run.opened.step) return;
    const { step: there, event, isAtEvent } = correspondingStep(from, at, run);
    show(there);
    if (label !== '') set({ switched: { from: label, event, isAtEvent } });
  };

  const travel = async (from: 'past' | 'future', to: 'past' | 'future') => {
    const moment = get()[from].at(-1);
    const here = momentOf(get());
    if (moment === undefined || here === null) return;
    const source: Source = { kind: 'scenario', ...moment };
    if (!(await replaceRun('scenario', () => engine.open(source)))) return;
    set({ [from]: get()[from].slice(0, -1), [to]: [...get()[to], here] });
  };

  const slice: RunSlice = {
    run: null,
    presets: [],
    opening: false,
    progressSteps: 0,
    asked: null,
    refusal: null,
    noticesHidden: false,
    connection: { status: 'ready' },
    past: [],
    future: [],
    branches: [],
    left: null,
    futureName: null,
    switched: null,
    basePreset: null,
    open: async (source, reason) => {
      const { basePreset } = get();
      set({ asked: { source, act: reason } });
      if (!(await changeRun(reason, () => engine.open(source)))) return false;
      // Another scenario has nothing to do with the futures of this one.
      if (get().basePreset === null || get().basePreset !== basePreset) set({ branches: [] });
      return true;
    },
    retry: async () => {
      const { asked, open } = get();
      const here = momentOf(get());
      if (here !== null) {
        return replaceRun('scenario', () => engine.open({ kind: 'scenario', ...here }));
      }
      return asked !== null && open(asked.source, asked.act);
    },
    change: async (change, stays = false) => {
      const { run: from, step: at } = get();
      if (from === null) return false;
      const { scenario, description } = from.opened;
      const { groupedBy } = description.settings;
      const replaced = await changeRun('settings', () =>
        engine.open({ kind: 'change', scenario, change }),
      );
      const { run } = get();
      if (!replaced || run === null) return replaced;
      const isOther = run.opened.scenario[groupedBy] !== scenario[groupedBy];
      if (isOther || stays) {
        const setting = isOther ? settingAt(description.settings, groupedBy) : undefined;
        const label = setting === undefined ? '' : labelOf(setting, scenario[groupedBy]);
        arriving = { from, at, label, number: run.number };
        arrive();
      }
      return true;
    },
    edit: async (editsAfter) => {
      const { run, step, opening } = get();
      // While another run is on its way, nobody knows yet what would be edited.
      if (run === null || opening) return false;
      const { scenario } = run.opened;
      const change = { edits: [...editsAfter(scenario.edits)] };
      return changeRun('edit', () => engine.open({ kind: 'change', scenario, change, step }));
    },
    choose: async (actor) => {
      const { run, step, move } = get();
      // What the run takes anyway is no change: the run goes on as it is.
      if (run !== null && step < run.trace.length && run.trace.actor[step] === actor) {
        move(1, 'op');
        return false;
      }
      return changeRun('choose', () => engine.choose(step, actor), choiceNames(run, step, actor));
    },
    twin: async (actor) => {
      const { run, step, setComparing } = get();
      const names = choiceNames(run, step, actor);
      if (!(await changeRun('choose', () => engine.choose(step, actor, true), names))) return false;
      setComparing(true);
      return true;
    },
    inject: (step, cause) => {
      const { run } = get();
      const error = cause ?? (run === null ? '' : causeOf(run.opened));
      return changeRun('inject', () => engine.inject(step, cause), {
        old: `before ${error} at step ${step}`,
        now: `${error} at step ${step}`,
      });
    },
    switchBranch: async (id) => {
      const { branches, futureName } = get();
      const branch = branches.find((one) => one.id === id);
      if (branch === undefined) return false;
      const source: Source = { kind: 'scenario', ...branch.moment };
      return changeRun('scenario', () => engine.open(source), {
        old: futureName ?? `left for “${branch.name}”`,
        now: branch.name,
      });
    },
    discardBranch: (id) => {
      set({ branches: get().branches.filter((one) => one.id !== id) });
      get().refreshOther();
    },
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    dismissRefusal: () => set({ refusal: null }),
    hideNotices: () => set({ noticesHidden: true }),
    dismissConnection: () => set({ connection: { status: 'ready' } }),
    entitle: async (title) => {
      const answer = await engine.entitle(title);
      if (answer === null) return '';
      if (!answer.ok) return answer.error;
      const { run } = get();
      if (run !== null) update({ opened: { ...run.opened, scenario: answer.value } });
      return '';
    },
    mail: async (address) => (get().run === null ? null : engine.mail(get().step, address)),
    link: async () => (get().run === null ? null : engine.link(get().step)),
  };

  const update = (part: Partial<Run>) => {
    const { run } = get();
    if (run !== null) set({ run: { ...run, ...part } });
  };

  const listener: Partial<EngineListener> = {
    onOpened: (opened) => {
      runs++;
      // One that comes back after a crash is opened by nobody.
      if (get().connection.status !== 'restarting') get().leaveStart();
      set({
        run: { number: runs, opened, trace: EMPTY_TRACE, finished: null },
        presets: opened.presets,
        basePreset: opened.base,
        noticesHidden: false,
        progressSteps: 0,
        left: null,
        futureName: null,
        switched: null,
      });
    },
    onTrace: (trace) => update({ trace }),
    onFinished: (finished) => {
      update({ finished });
      arrive();
    },
    onFailed: (failure) => {
      if (failure.presets !== undefined) set({ presets: failure.presets });
      // The new worker answers, and there is no run to bring back.
      const { connection, run } = get();
      if (connection.status === 'restarting' && run === null) {
        set({ connection: { status: 'ready' } });
      }
      // What a person asked for is answered; a failure by the way never hides that answer.
      if (underWay > 0) set({ refusal: { act, failure } });
      else if (get().refusal === null) set({ refusal: { act: 'other', failure } });
    },
    onProgress: (progressSteps) => set({ progressSteps }),
    onCrashed: (sentence) => {
      set({ connection: { status: 'restarting', sentence, step: stepToReturnTo(get()) } });
    },
    onRestored: (step) => {
      set({ connection: { status: 'restored', step: stepToReturnTo(get()) ?? step } });
    },
    onGaveUp: (sentence) => set({ connection: { status: 'gave-up', sentence }, opening: false }),
  };

  return { slice, listener };
}

/** The step of now, unless a worker is on its way back already, whose run selects one of its own. */
function stepToReturnTo({ connection, run, step }: ScopeState): number | null {
  if (connection.status === 'restarting') return connection.step;
  return run === null ? null : step;
}

function choiceNames(run: Run | null, step: number, actor: number) {
  return run === null ? null : { old: choiceName(run, step), now: choiceName(run, step, actor) };
}

function momentOf({ run, step, basePreset }: ScopeState): Moment | null {
  if (run === null) return null;
  return { scenario: run.opened.scenario, preset: basePreset, step };
}
