/** Puts the line that offers a newer version below the page: beside what React draws, not within it. */
import { createRoot } from 'react-dom/client';
import { UpdateLine, type UpdateLineProps } from '../views/update/update-line.tsx';

export function offerUpdate({ onReload, onLater }: UpdateLineProps): void {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const putAway = () => {
    root.unmount();
    place.remove();
    onLater();
  };
  root.render(<UpdateLine onReload={onReload} onLater={putAway} />);
}
