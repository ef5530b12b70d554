/** The figure on the rack's card: how long each run is. */
import type { CardFigureProps } from '../../views/pictures.ts';

export function RackFigure({ runs }: CardFigureProps) {
  return (
    <ul>
      {runs.map(({ label, finished }) => (
        <li key={label}>
          {label}: {finished.steps} steps
        </li>
      ))}
    </ul>
  );
}
