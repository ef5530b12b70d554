/** The tour, which is loaded when somebody takes it. */
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';

const loadTour = async () => (await import('./tour.tsx')).TourPanel;

export function TourLater() {
  const isUnderWay = useScope((state) => state.tour !== null);
  return isUnderWay ? <Loaded /> : null;
}

function Loaded() {
  const later = useLater(loadTour);
  return typeof later === 'string' ? null : <later.part />;
}
