/** What is open, pinned, armed or filtered on the page: nothing that a run depends on. */
import type { Access, LessonPlace, LookSlice, ScopeState, Theme } from './state.ts';

export function createLookSlice({ get, set }: Access, theme: Theme): LookSlice {
  return {
    dialog: null,
    theme,
    systemTheme: 'dark',
    pinnedThread: null,
    injecting: false,
    logEventsOnly: true,
    openPanel: 'Code',
    wantedFocus: null,
    sought: null,
    tour: null,
    lesson: null,
    setDialog: (dialog) => set({ dialog }),
    setSystemTheme: (systemTheme) => set({ systemTheme }),
    toggleTheme: () => set({ theme: themeOf(get()) === 'dark' ? 'light' : 'dark' }),
    pinThread: (pinnedThread) => set({ pinnedThread }),
    setInjecting: (injecting) => set({ injecting }),
    setLogEventsOnly: (logEventsOnly) => set({ logEventsOnly }),
    setOpenPanel: (openPanel) => set({ openPanel }),
    wantFocus: (wantedFocus) => {
      const isInCode = wantedFocus === 'line' || wantedFocus === 'function';
      set(isInCode ? { wantedFocus, openPanel: 'Code' } : { wantedFocus });
    },
    seekLine: (line, focus) => set({ sought: { line, step: get().step, focus } }),
    setTour: (tour) => set({ tour, dialog: null }),
    setLesson: (lesson) => set({ lesson, atStart: false, dialog: null }),
  };
}

/** Whether the page shows it. */
export const inLesson = (lesson: LessonPlace | null): lesson is LessonPlace =>
  lesson !== null && lesson.view !== 'workbench';

/** What the reader sees now. */
export function themeOf({
  theme,
  systemTheme,
}: Pick<ScopeState, 'theme' | 'systemTheme'>): 'dark' | 'light' {
  return theme === 'system' ? systemTheme : theme;
}
