/** An engine without a worker, over the pretended machine. Answers come in microtasks, in order. */
import type { EngineListener, Outcome } from '../../client/engine.ts';
import type { Card, MachineInfo } from '../../protocol/card.ts';
import type {
  Beside,
  Failure,
  Opened,
  Played,
  PresetInfo,
  Source,
} from '../../protocol/messages.ts';
import type { LogLine, Snapshot } from '../../protocol/snapshot.ts';
import type { Link, Subject, Whence } from '../../protocol/whence.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { tidied } from '../../scenario/plain-text.ts';
import { titleOf, untitled, type Title } from '../../scenario/title.ts';
import { description } from './description.ts';
import { pretendRun } from './run.ts';
import type { PretendRun } from './run.ts';
import { adaptScenario } from '../../scenario/adapt.ts';
import { asPower8, power8Settings } from '../../models/power8/settings.ts';

type Scenario = Opened['scenario'];

export const pretendScenario: Scenario = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  firmware: 'skiboot-5',
  split: 4,
  threadsPerSubcore: 2,
  subcores: [
    { start: 'guest', tbOffset: '0x1000000000', entries: 1, inHypercall: false },
    { start: 'guest', tbOffset: '-0x1000000000', entries: 1, inHypercall: false },
    { start: 'guest', tbOffset: '0x0', entries: 1, inHypercall: false },
    { start: 'host', tbOffset: '0x1000000', entries: 0, inHypercall: false },
  ],
  environment: {
    tbErrors: 1,
    errorKind: 'TB_MISSING_STEP',
    errorKind2: 'none',
    errorKind3: 'none',
    errorOrder: 'fixed',
    scope: 'core',
    hmiInEntryWindow: true,
    hdecSoon: false,
    otherExits: false,
    hmiPriority: 'hmi',
    todStopped: false,
    recoveryFails: false,
    tbWrap: false,
  },
  machine: {
    mcbs: 0x32,
    todStatus: 2,
    xscomDone: false,
    hostTb: '0x1d2c5a3b1000',
    chip: 0,
    core: 0,
  },
  edits: [],
  seed: 47,
  schedule: null,
  injectAtStep: null,
};

const PRESETS: readonly PresetInfo[] = [
  {
    id: 'four-guests',
    model: 'power8-hmi',
    title: 'TB error while four guests run',
    sentence: 'One TB error stops all four timebases, and four primaries race for bit 63.',
    lookFor: 'Who wins bit 63, and that nobody calls OPAL while an in_guest[] is set.',
    group: 'Kernel: v4.8, the fix',
  },
  {
    id: 'unsplit',
    model: 'power8-hmi',
    title: 'Unsplit core before the fix',
    sentence: 'The certain corruption.',
    lookFor: 'The subtraction after the reload.',
    group: 'Kernel: before the fix',
  },
];

export class PretendEngine {
  readonly listener: EngineListener;
  #run: PretendRun | null = null;
  #scenario = pretendScenario;
  #chosen = new Map<number, number>();
  #injectAt = 3;
  #base: string | null = null;

  constructor(listener: EngineListener) {
    this.listener = listener;
  }

  async open(source: Source): Promise<Outcome> {
    await Promise.resolve();
    if (source.kind === 'link' && !source.hash.includes('v=1')) {
      return this.#refuse({
        code: 'bad-link',
        sentence: 'This link is damaged: its checksum does not fit what it carries.',
        offer: { label: 'Open the first preset', source: { kind: 'preset', id: 'four-guests' } },
      });
    }
    if (source.kind === 'change' && source.change['seed'] === 0xdead) {
      return this.#refuse({
        code: 'bad-input',
        sentence: 'seed: 57005 is refused here.',
        offer: null,
      });
    }
    this.#chosen.clear();
    this.#injectAt = 3;
    if (source.kind === 'change') {
      this.#scenario = asPower8(
        adaptScenario(source.scenario, source.change, power8Settings).scenario,
      );
    } else if (source.kind === 'scenario') this.#scenario = source.scenario as Scenario;
    else this.#scenario = pretendScenario;
    return this.#start(
      source.kind === 'preset' ? source.id : null,
      'step' in source ? source.step : 12,
    );
  }

  async choose(step: number, actor: number): Promise<Outcome> {
    await Promise.resolve();
    this.#chosen.set(step, actor);
    return this.#start(null, step + 1);
  }

  async inject(step: number, errorKind: string | null): Promise<Outcome> {
    await Promise.resolve();
    if (errorKind === 'TBST_CORRUPT') {
      return this.#refuse({
        code: 'not-possible',
        sentence: `At step ${step} no error can be raised: the only one was spent.`,
        offer: null,
      });
    }
    this.#injectAt = step;
    return this.#start(null, step + 1);
  }

  async snapshot(step: number): Promise<Snapshot | null> {
    await Promise.resolve();
    return this.#run?.snapshot(step) ?? null;
  }

  async log(from: number, to: number): Promise<readonly LogLine[] | null> {
    await Promise.resolve();
    return this.#run?.log(from, to) ?? null;
  }

  /** The step before has set everything, and nobody waits. */
  async whence(subject: Subject, step: number): Promise<Whence | null> {
    await Promise.resolve();
    const line = this.#run?.log(step - 1, step)[0];
    const chain: Link[] =
      line === undefined
        ? []
        : [{ line, words: 'somebody sets it', tie: 'value', changes: [], from: [] }];
    return { subject, step, now: [], chain, isWhole: true, next: null, waiting: [] };
  }

  /** It has no calculator. */
  async calculate(): Promise<null> {
    await Promise.resolve();
    return null;
  }

  async link(step: number): Promise<string | null> {
    await Promise.resolve();
    const { title } = titleOf(this.#scenario);
    return `#v=1&p=four-guests${title && `&T=${title}`}&s=${step}`;
  }

  async mail(step: number, address: string): Promise<string | null> {
    await Promise.resolve();
    return `A mail about step ${step}.\n${address}#v=1&p=four-guests&s=${step}\n`;
  }

  async entitle(asked: Title): Promise<Result<Scenario, string>> {
    await Promise.resolve();
    const [title, note] = [tidied(asked.title), tidied(asked.note)];
    if (title.length > 80) return fail('title: expected at most 80 characters, got a longer one');
    this.#scenario = {
      ...untitled(this.#scenario),
      ...(title && { title }),
      ...(note && { note }),
    };
    return ok(this.#scenario);
  }

  async machines(): Promise<readonly MachineInfo[] | string> {
    await Promise.resolve();
    return [
      { id: 'power8-hmi', title: 'A core', sentence: 'It breaks.', ready: true },
      { id: 'later', title: 'Another', sentence: 'It will break.', ready: false },
    ];
  }

  async card(model: string, option: number | null): Promise<Card | string> {
    await Promise.resolve();
    return {
      words: { title: `${model} breaks.`, consequence: 'It is wrong.', remedy: 'Mend it.' },
      choice: 'split',
      options: ['1', '2'],
      option: option ?? 0,
      runs: [],
      doors: [{ label: 'Another door', hash: '#v=1&p=unsplit&s=3' }],
    };
  }

  async play({ source }: Beside): Promise<Played | string> {
    await Promise.resolve();
    const run = pretendRun(new Map(), 3);
    const { trace, finished } = run;
    const scenario =
      source.kind === 'change'
        ? asPower8(adaptScenario(source.scenario, source.change, power8Settings).scenario)
        : pretendScenario;
    return { opened: this.#openedOf(null, 0, scenario, run), trace, finished };
  }

  async peek(step: number): Promise<Snapshot | null> {
    await Promise.resolve();
    return pretendRun(new Map(), 3).snapshot(step);
  }

  dispose(): void {
    this.#run = null;
  }

  #refuse(failure: Failure): Outcome {
    this.listener.onFailed(this.#run === null ? { ...failure, presets: PRESETS } : failure);
    return 'failed';
  }

  #start(preset: string | null, step: number): Outcome {
    if (preset !== null) this.#base = preset;
    const run = pretendRun(this.#chosen, this.#injectAt);
    this.#run = run;
    this.listener.onOpened(this.#openedOf(preset, step, this.#scenario, run));
    this.listener.onTrace(run.trace);
    this.listener.onFinished(run.finished);
    return 'opened';
  }

  #openedOf(preset: string | null, step: number, scenario: Scenario, run: PretendRun): Opened {
    return {
      presets: PRESETS,
      scenario,
      preset,
      base: this.#base,
      changed: preset === null,
      changes: preset === null ? ['injectAtStep'] : [],
      unchanged: this.#base === null ? null : pretendScenario,
      notices: [],
      report: null,
      calculator: null,
      description,
      step,
      first: run.snapshot(step),
      initialPlaces: run.snapshot(0).places,
    };
  }
}
