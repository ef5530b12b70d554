/** Leads to the first stop of a tour; nothing where the machine has none. */
import type { Tour } from '../../store/state.ts';
import { useActions } from '../use-scope.ts';

interface Props extends Tour {
  readonly className?: string;
}

export function TourButton({ className = 'button', ...tour }: Props) {
  const { setTour } = useActions();
  if (tour.stops.length === 0) return null;
  return (
    <button type="button" className={className} onClick={() => setTour(tour)}>
      Take the tour
    </button>
  );
}
