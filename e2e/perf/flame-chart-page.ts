/**
 * The page with flame-chart-js that our timeline is measured beside: a chart for every thread of a file in
 * speedscope's format. It leaves the mark `drawn` when the first picture has been handed over.
 */

import {
  FlameChartContainer,
  FlameChartPlugin,
  TimeGridPlugin,
  type FlameChartNode,
} from 'flame-chart-js';

/** Of the format, what is read here. */
interface SpeedscopeFile {
  readonly shared: { readonly frames: readonly { readonly name: string }[] };
  readonly profiles: readonly {
    readonly name: string;
    readonly events: readonly {
      readonly type: 'O' | 'C';
      readonly frame: number;
      readonly at: number;
    }[];
  }[];
}

const THREAD = /^t\d+$/u;

function nodesOf(
  { events }: SpeedscopeFile['profiles'][number],
  { frames }: SpeedscopeFile['shared'],
): FlameChartNode[] {
  const roots: FlameChartNode[] = [];
  const open: FlameChartNode[] = [];
  for (const { type, frame, at } of events) {
    if (type === 'C') {
      const ended = open.pop();
      if (ended) ended.duration = at - ended.start;
      continue;
    }
    const name = frames[frame]?.name ?? '';
    const node: FlameChartNode = { name, type: name, start: at, duration: 0 };
    const parent = open.at(-1);
    if (parent) (parent.children ??= []).push(node);
    else roots.push(node);
    open.push(node);
  }
  return roots;
}

const nextFrame = () => new Promise(requestAnimationFrame);

async function draw(): Promise<void> {
  const canvas = document.querySelector('canvas');
  if (!canvas) throw new Error('the page has no canvas');
  canvas.width = innerWidth;
  canvas.height = innerHeight;
  const { profiles, shared } = (await (await fetch('run.json')).json()) as SpeedscopeFile;
  const threads = profiles.filter(({ name }) => THREAD.test(name));
  const chart = new FlameChartContainer({
    canvas,
    settings: { options: { timeUnits: 'µs' } },
    plugins: [
      new TimeGridPlugin(),
      ...threads.map(
        (thread) => new FlameChartPlugin({ name: thread.name, data: nodesOf(thread, shared) }),
      ),
    ],
  });
  chart.render();
  // One draws it, and before the second it has been handed over.
  await nextFrame();
  await nextFrame();
  document.title = `${threads.length} threads`;
  performance.mark('drawn');
}

void draw();
