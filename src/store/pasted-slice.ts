/** What somebody has pasted or dropped: a link or a scenario is opened, all else is read as a log. */
import type { LogsPort } from './engine-port.ts';
import type { PastedSlice } from './pasted.ts';
import type { Access } from './state.ts';

/** JSON, or an address, or the part of it that counts; a prompt of root and a comment are of a log. */
const OPENS = /^\s*(?:\{|#\w|[a-z][a-z0-9+.-]*:\/\/)/i;

/** No longer file is a scenario: `MAX_TEXT_LENGTH` of the gate. */
const MOST_TO_OPEN = 2_000_000;

/** `loadLogs`: the reader, which is loaded with the first log. */
export function createPastedSlice(
  { get, set }: Access,
  loadLogs: () => Promise<LogsPort>,
): PastedSlice {
  const openText = (text: string) => {
    set({ dialog: null });
    void get().open({ kind: 'text', text }, 'link');
  };
  return {
    pasted: null,
    takeText: (text) => {
      if (OPENS.test(text)) openText(text);
      else void get().readLog(new Blob([text]), '');
    },
    takeFile: async (file, name) => {
      // One that cannot be read is left to the reader of logs, which says so.
      const text = file.size > MOST_TO_OPEN ? '' : await file.text().catch(() => '');
      if (OPENS.test(text)) openText(text);
      else await get().readLog(file, name);
    },
    readLog: async (text, name) => {
      const asked = { name, bytes: text.size };
      let pasted = { ...asked, done: 0, answer: null as string | null };
      const isNewest = () => get().pasted === pasted;
      get().setPlaying(false);
      set({ pasted, dialog: 'log' });
      const onProgress = (done: number) => {
        if (isNewest()) set({ pasted: (pasted = { ...pasted, done }) });
      };
      try {
        const logs = await loadLogs();
        if (!isNewest()) return;
        const answer = await logs.read(text, onProgress);
        if (isNewest())
          set({ pasted: { ...pasted, logs, answer: answer.ok ? answer.value : answer.error } });
      } catch (error) {
        if (isNewest()) set({ pasted: { ...pasted, answer: String(error) } });
      }
    },
    dropLog: () => {
      set({ pasted: null });
      void loadLogs().then((logs) => logs.stop());
    },
  };
}
