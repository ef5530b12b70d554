/** A dot on the line for each time that the guest reads it. */
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
}

export function ReadDots({ scene, layout, step }: Props) {
  return scene.reads
    .filter(({ time }) => time >= layout.from && time <= layout.to)
    .map((read) => (
      <circle
        key={`${read.vcore} ${read.step}`}
        className="offset-read"
        data-later={read.step > step}
        data-falls={read.since < 0}
        cx={layout.x(read.time)}
        cy={layout.guest(read.time, read.at)}
        r={4}
      />
    ));
}
