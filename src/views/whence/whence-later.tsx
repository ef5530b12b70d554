/** The card that says who set a value, loaded when the first one is asked about. */
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';

const load = async () => (await import('./whence-card.tsx')).WhenceCard;

export function WhenceLater() {
  const inquiry = useScope((state) => state.inquiry);
  return inquiry === null ? null : <Card />;
}

function Card() {
  const later = useLater(load);
  return typeof later === 'object' ? <later.part /> : null;
}
