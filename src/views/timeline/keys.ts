/** The keyboard on the canvas. Keys that mean something here go no further; all others do. */

/** What the keyboard can do; the controller does it. */
export interface KeyCommands {
  /** The keys that scroll up and down are left to the page around it. */
  readonly inFrame: boolean;
  readonly selectedStep: number;
  readonly widthCssPx: number;
  select(step: number): void;
  selectLast(): void;
  /** The next step of the keyboard's lane. */
  selectInLane(direction: 1 | -1): void;
  /** The last step of the keyboard's lane up to the playhead. */
  selectLane(): void;
  focusLane(direction: 1 | -1): void;
  setFocus(hasFocus: boolean): void;
  pan(byCssPx: number): void;
  zoom(factor: number): void;
  showAll(): void;
}

const ZOOM_STEP = 1.35;
const PAN_SHARE = 0.8;
const SCROLLS = /^(Arrow|Page)(Up|Down)$/u;

/** Returns the function that stops listening. */
export function listenToKeys(canvas: HTMLCanvasElement, timeline: KeyCommands): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  canvas.addEventListener('focus', () => timeline.setFocus(canvas.matches(':focus-visible')), {
    signal,
  });
  canvas.addEventListener('blur', () => timeline.setFocus(false), { signal });
  canvas.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      timeline.setFocus(true);
      if (timeline.inFrame && SCROLLS.test(event.key)) return;
      if (!act(timeline, event.key, event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  return () => ends.abort();
}

/** Does what a key means; false when it means nothing here. */
function act(timeline: KeyCommands, key: string, shift: boolean): boolean {
  switch (key) {
    case 'ArrowLeft':
      if (shift) timeline.selectInLane(-1);
      else timeline.select(timeline.selectedStep - 1);
      return true;
    case 'ArrowRight':
      if (shift) timeline.selectInLane(1);
      else timeline.select(timeline.selectedStep + 1);
      return true;
    case 'ArrowUp':
      timeline.focusLane(-1);
      return true;
    case 'ArrowDown':
      timeline.focusLane(1);
      return true;
    case 'Enter':
      timeline.selectLane();
      return true;
    case 'Home':
      timeline.select(0);
      return true;
    case 'End':
      timeline.selectLast();
      return true;
    case 'PageUp':
      timeline.pan(timeline.widthCssPx * PAN_SHARE);
      return true;
    case 'PageDown':
      timeline.pan(-timeline.widthCssPx * PAN_SHARE);
      return true;
    case '+':
    case '=':
      timeline.zoom(1 / ZOOM_STEP);
      return true;
    case '-':
      timeline.zoom(ZOOM_STEP);
      return true;
    case '0':
      timeline.showAll();
      return true;
    default:
      return false;
  }
}
