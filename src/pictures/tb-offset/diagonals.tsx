/** Lines of the offsets that the kernel can hold. */
import { diagonalsOf } from './diagonal-lines.ts';
import type { Layout } from './layout.ts';
import type { Scene } from './scene.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
}

export const Diagonals = ({ scene, layout }: Props) => (
  <g className="offset-diagonal">
    {diagonalsOf(scene, layout).map(({ from, to, y }) => (
      <line key={y(from)} x1={layout.x(from)} x2={layout.x(to)} y1={y(from)} y2={y(to)} />
    ))}
  </g>
);
