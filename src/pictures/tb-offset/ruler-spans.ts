/** From when to when the clock of each host is drawn: a guest is at one host before the stop, at the other after it. */
import type { Layout } from './layout.ts';
import type { HostLine, Scene } from './scene.ts';

export interface RulerSpan {
  readonly host: HostLine;
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** The guest is gone: it only goes on. */
  readonly isDim: boolean;
}

export function rulerSpansOf({ stop, hosts }: Scene, layout: Layout): readonly RulerSpan[] {
  const isAway = hosts.length > 1;
  return hosts.flatMap((host, index) => {
    const from = index > 0 && stop !== null ? Math.max(stop.time, layout.from) : layout.from;
    const to = index === 0 && isAway ? Math.max(0, layout.from) : layout.to;
    return [
      { host, index, from, to, isDim: false },
      { host, index, from: to, to: layout.to, isDim: true },
    ].filter((span) => span.from < span.to);
  });
}
