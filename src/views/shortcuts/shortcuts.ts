/**
 * Every shortcut of the page, in one table: the sheet under `?` prints it, and the page installs it.
 * A key is what `KeyboardEvent.key` says; letters are written in lower case.
 */
import type { ScopeState } from '../../store/state.ts';
import { verdictAt } from '../../store/verdict.ts';
import { openChoices } from '../choices/open-choices.ts';
import { shownThread } from '../code/shown-thread.ts';

export interface Shortcut {
  readonly key: string;
  readonly shift?: boolean;
  /** Ctrl, or Command on a Mac. */
  readonly control?: boolean;
  readonly label: string;
  readonly group: 'Move' | 'Change' | 'Page';
  /** Also where nothing is open, and on the start page. */
  readonly anywhere?: boolean;
  /** The last of several keys in a row that mean the same; `run` is told which. */
  readonly upTo?: string;
  readonly run: (state: ScopeState, key: string) => void;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: 'ArrowRight', group: 'Move', label: 'Step forward', run: ({ move }) => move(1) },
  { key: 'ArrowLeft', group: 'Move', label: 'Step back', run: ({ move }) => move(-1) },
  {
    key: 'ArrowRight',
    shift: true,
    group: 'Move',
    label: 'Next event',
    run: ({ move }) => move(1, 'event'),
  },
  {
    key: 'ArrowLeft',
    shift: true,
    group: 'Move',
    label: 'Previous event',
    run: ({ move }) => move(-1, 'event'),
  },
  { key: ']', group: 'Move', label: 'Next function', run: ({ move }) => move(1, 'function') },
  { key: '[', group: 'Move', label: 'Previous function', run: ({ move }) => move(-1, 'function') },
  { key: 'Home', group: 'Move', label: 'Go to start', run: ({ goToStart }) => goToStart() },
  { key: 'End', group: 'Move', label: 'Go to end', run: ({ goToEnd }) => goToEnd() },
  {
    key: ' ',
    group: 'Move',
    label: 'Play or pause',
    run: ({ playing, setPlaying }) => setPlaying(!playing),
  },
  { key: '+', group: 'Move', label: 'Play twice as fast', run: (state) => speedUp(state, 2) },
  { key: '-', group: 'Move', label: 'Play half as fast', run: (state) => speedUp(state, 0.5) },
  {
    key: 'v',
    group: 'Move',
    label: 'Go to where an invariant breaks',
    run: ({ run, step, select }) => {
      const next = run === null ? null : verdictAt(run, step).nextBreak;
      if (next !== null) select(next);
    },
  },
  {
    key: 'i',
    group: 'Change',
    label: 'Inject an error at the selected step',
    run: ({ inject, step }) => void inject(step, null),
  },
  {
    key: 'i',
    shift: true,
    group: 'Change',
    label: 'Inject by a click on the timeline',
    run: ({ injecting, setInjecting }) => setInjecting(!injecting),
  },
  {
    key: '1',
    upTo: '9',
    group: 'Change',
    label: 'Take the step of that number under “Next step”',
    run: chooseNumber,
  },
  {
    key: 'n',
    group: 'Change',
    label: 'Take the step of the first other actor that is enabled',
    run: chooseAnother,
  },
  { key: 'z', control: true, group: 'Change', label: 'Undo', run: ({ undo }) => void undo() },
  {
    key: 'z',
    control: true,
    shift: true,
    group: 'Change',
    label: 'Redo',
    run: ({ redo }) => void redo(),
  },
  {
    key: 'x',
    group: 'Page',
    label: 'Explore: search every order that the model knows',
    run: ({ setDialog }) => setDialog('explore'),
  },
  {
    key: 'h',
    group: 'Page',
    label: 'Search whether it can break from here',
    run: ({ exploreFromHere }) => exploreFromHere(),
  },
  {
    key: 'e',
    group: 'Page',
    label: 'Scenario settings',
    run: ({ setDialog }) => setDialog('settings'),
  },
  {
    key: 'c',
    group: 'Page',
    label: 'Compare with another run of the scenario',
    run: ({ comparing, setComparing }) => setComparing(!comparing),
  },
  {
    key: 'Escape',
    group: 'Page',
    label: 'Close “Who set this?”, or the comparison',
    run: ({ inquiry, closeWhence, comparing, setComparing }) => {
      if (inquiry !== null) closeWhence();
      else if (comparing) setComparing(false);
    },
  },
  {
    key: 'o',
    anywhere: true,
    group: 'Page',
    label: 'Paste a log, and read it',
    run: ({ setDialog }) => setDialog('log'),
  },
  { key: 's', group: 'Page', label: 'Share', run: ({ setDialog }) => setDialog('share') },
  {
    key: '.',
    group: 'Page',
    label: 'Code of the next thread, and what it waits for',
    run: (state) => pinBeside(state, 1),
  },
  {
    key: ',',
    group: 'Page',
    label: 'Code of the thread before',
    run: (state) => pinBeside(state, -1),
  },
  {
    key: 'l',
    group: 'Page',
    label: 'To the line in the code: ↑ and ↓ move, Enter changes it',
    run: ({ wantFocus }) => wantFocus('line'),
  },
  {
    key: 'k',
    group: 'Page',
    label: 'To the list of functions',
    run: ({ wantFocus }) => wantFocus('function'),
  },
  {
    key: 'p',
    group: 'Page',
    label: 'To the panels: ← and → open them, Tab goes into the open one',
    run: ({ wantFocus }) => wantFocus('panels'),
  },
  {
    key: 'f',
    group: 'Page',
    label: 'Follow the run in the code pane',
    run: ({ pinThread }) => pinThread(null),
  },
  {
    key: 't',
    anywhere: true,
    group: 'Page',
    label: 'Switch between dark and light',
    run: ({ toggleTheme }) => toggleTheme(),
  },
  { key: 'g', group: 'Page', label: 'Back to all machines', run: ({ showStart }) => showStart() },
  {
    key: '?',
    anywhere: true,
    group: 'Page',
    label: 'This sheet',
    run: ({ setDialog }) => setDialog('shortcuts'),
  },
];

/** The shortcut that a key press means; undefined for none. */
export function shortcutFor(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): Shortcut | undefined {
  if (event.altKey) return undefined;
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Signs such as ? and + may need Shift, which differs from keyboard to keyboard.
  const shiftCounts = key.length > 1 || /[a-z ]/.test(key);
  return SHORTCUTS.find(
    (one) =>
      (one.key === key || isBetween(one, key)) &&
      (one.control ?? false) === control &&
      (!shiftCounts || (one.shift ?? false) === event.shiftKey),
  );
}

const isBetween = ({ key: first, upTo = first }: Shortcut, key: string): boolean =>
  key.length === 1 && key >= first && key <= upTo;

const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** As the sheet prints it: `Ctrl+Shift+Z`, `←`. */
export function keysOf(one: Shortcut): readonly string[] {
  const { key, upTo, shift = false, control = false } = one;
  const name = KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [
    ...(control ? ['Ctrl'] : []),
    ...(shift ? ['Shift'] : []),
    upTo === undefined ? name : `${name}–${upTo}`,
  ];
}

function speedUp({ stepsPerSecond, setStepsPerSecond }: ScopeState, factor: number): void {
  setStepsPerSecond(Number((stepsPerSecond * factor).toPrecision(2)));
}

function chooseAnother({ shown, step, choose }: ScopeState): void {
  if (shown?.snapshot.step !== step) return;
  const { snapshot } = shown;
  const other = openChoices(snapshot).find(({ actor }) => actor !== snapshot.nextActor);
  if (other !== undefined) void choose(other.actor);
}

function chooseNumber({ shown, step, choose }: ScopeState, key: string): void {
  if (shown?.snapshot.step !== step) return;
  const chosen = openChoices(shown.snapshot)[Number(key) - 1];
  if (chosen !== undefined) void choose(chosen.actor);
}

/** From the thread whose code is shown, around the ends. */
function pinBeside({ shown, pinnedThread, pinThread, setOpenPanel }: ScopeState, by: 1 | -1): void {
  if (shown === null) return;
  const count = shown.description.threads.length;
  setOpenPanel('Code');
  pinThread((shownThread(shown, pinnedThread) + by + count) % count);
}
