/**
 * The run on the page and how it is replaced: opening, editing, choosing, injecting, undo, redo. A refused
 * request leaves everything as it was and is kept as `refusal`, with the act that it answers.
 */
import type { EngineListener, Outcome } from '../client/engine.ts';
import type { Source } from '../protocol/messages.ts';
import type { TraceColumns } from '../protocol/trace.ts';
import type { EnginePort } from './engine-port.ts';
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

  /** The same for a change that a person made: it can be undone, and the run before is kept. */
  const changeRun = async (reason: RefusedAct, request: () => Promise<Outcome>) => {
    const before = get().run;
    const moment = momentOf(get());
    const replaced = await replaceRun(reason, request);
    if (replaced && moment !== null) {
      set({ past: [...get().past, moment].slice(-HISTORY_LIMIT), future: [], branch: before });
    }
    return replaced;
  };

  const travel = async (from: 'past' | 'future', to: 'past' | 'future') => {
    const moment = get()[from].at(-1);
    const before = get().run;
    const here = momentOf(get());
    if (moment === undefined || here === null) return;
    const source: Source = { kind: 'scenario', ...moment };
    if (!(await replaceRun('scenario', () => engine.open(source)))) return;
    set({ [from]: get()[from].slice(0, -1), [to]: [...get()[to], here], branch: before });
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
    branch: null,
    basePreset: null,
    open: (source, reason) => {
      set({ asked: { source, act: reason } });
      return changeRun(reason, () => engine.open(source));
    },
    retry: async () => {
      const { asked, open } = get();
      const here = momentOf(get());
      if (here !== null) {
        return replaceRun('scenario', () => engine.open({ kind: 'scenario', ...here }));
      }
      return asked !== null && open(asked.source, asked.act);
    },
    change: async (change) => {
      const scenario = get().run?.opened.scenario;
      if (scenario === undefined) return false;
      return changeRun('settings', () => engine.open({ kind: 'change', scenario, change }));
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
      return changeRun('choose', () => engine.choose(step, actor));
    },
    inject: (step, cause) => changeRun('inject', () => engine.inject(step, cause)),
    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    dismissRefusal: () => set({ refusal: null }),
    hideNotices: () => set({ noticesHidden: true }),
    dismissConnection: () => set({ connection: { status: 'ready' } }),
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
      });
    },
    onTrace: (trace) => update({ trace }),
    onFinished: (finished) => update({ finished }),
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

function momentOf({ run, step, basePreset }: ScopeState): Moment | null {
  if (run === null) return null;
  return { scenario: run.opened.scenario, preset: basePreset, step };
}
