/** What is open, pinned, armed or filtered on the page: nothing that a run depends on. */
import type { Access, LookSlice, Theme } from './state.ts';

export function createLookSlice({ set }: Access, theme: Theme): LookSlice {
  return {
    dialog: null,
    theme,
    pinnedThread: null,
    injecting: false,
    comparing: false,
    logEventsOnly: false,
    setDialog: (dialog) => set({ dialog }),
    setTheme: (chosen) => set({ theme: chosen }),
    pinThread: (pinnedThread) => set({ pinnedThread }),
    setInjecting: (injecting) => set({ injecting }),
    setComparing: (comparing) => set({ comparing }),
    setLogEventsOnly: (logEventsOnly) => set({ logEventsOnly }),
  };
}
