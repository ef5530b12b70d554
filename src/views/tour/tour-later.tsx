/** What leads somebody through the page, loaded when it does: a tour, or a lesson that waits. */
import type { ComponentType } from 'react';
import type { ScopeState } from '../../store/state.ts';
import type { Load } from '../controls/load.ts';
import { useLater } from '../controls/use-later.ts';
import { useScope } from '../use-scope.ts';

const loadTour = async () => (await import('./tour.tsx')).TourPanel;
const loadLessonAside = async () => (await import('../lesson/lesson-aside.tsx')).LessonAside;

export function TourLater() {
  const load = useScope(guideOf);
  return load === null ? null : <Loaded load={load} />;
}

function guideOf({ tour, lesson, atStart }: ScopeState): Load<ComponentType> | null {
  if (tour !== null) return loadTour;
  return lesson?.view === 'workbench' && !atStart ? loadLessonAside : null;
}

function Loaded({ load }: { readonly load: Load<ComponentType> }) {
  const later = useLater(load);
  return typeof later === 'string' ? null : <later.part />;
}
