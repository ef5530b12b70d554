/**
 * The card of whichever word is asked about, one for the whole page. At another step the text under it is
 * another one: it is gone.
 */
import { useEffect, useState } from 'react';
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';
import { watchTerms, type Asked } from './watch-terms.ts';

const loadCard = async () => (await import('./term-card.tsx')).TermCard;

export function TermCards() {
  const step = useScope((state) => state.step);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [lastStep, setLastStep] = useState(step);
  useEffect(() => watchTerms(setAsked), []);
  if (step !== lastStep) {
    setLastStep(step);
    setAsked(null);
  }
  return asked === null ? null : <CardLater key={asked.number} asked={asked} />;
}

/** Where it cannot be loaded, a word is just a word. */
function CardLater({ asked }: { readonly asked: Asked }) {
  const later = useLater(loadCard);
  return typeof later === 'string' ? null : <later.part asked={asked} />;
}
