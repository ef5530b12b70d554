/** The figure on the card. */
import type { CardFigureProps } from '../../../views/pictures.ts';

export function OffsetFigure({ runs }: CardFigureProps) {
  return <p>{runs.length}</p>;
}
