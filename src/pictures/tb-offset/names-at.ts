/** Where the names of the lines stand in the gutter: beside the first of each. */
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

export interface NamesAt {
  readonly guest: number;
  readonly host: number;
}

export function namesAt({ stretches }: Scene, layout: Layout): NamesAt {
  const { from, top, bottom } = layout;
  const first = stretches.find(({ along, to }) => along === 'guest' && to > from);
  const start = Math.max(from, first?.from ?? from);
  const at = first === undefined ? 0 : first.at + start - first.from;
  const guest = Math.max(top + 30, Math.min(layout.guest(start, at), bottom - 80));
  return { guest, host: Math.min(bottom - 18, Math.max(guest + 50, layout.host(0, from))) };
}
