/** The two screens of the page: each is loaded by itself, for a visit begins with one of them. */
import type { ComponentType } from 'react';
import type { Load } from './controls/load.ts';
import type { PageProps } from './page-props.ts';

type Screen = Load<ComponentType<PageProps>>;

export const loadStart: Screen = async () => (await import('./start/start-page.tsx')).StartPage;
export const loadLesson: Screen = async () =>
  (await import('./lesson/lesson-screen.tsx')).LessonScreen;
export const loadWorkbench: Screen = async () => (await import('./workbench.tsx')).Workbench;
