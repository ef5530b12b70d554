/** What the presenter and its notes need of the browser. */
import type { Channel, Presenting } from '../views/presenter/presenting.ts';

/** One for all windows of the page. */
const CHANNEL = 'resync-scope-lesson';
/** Asked for again, it is the same window. */
const NOTES_WINDOW = 'resync-scope-notes';
const NOTES_SIZE = 'width=960,height=720';

function openChannel(): Channel {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    tell: (told) => channel.postMessage(told),
    listen: (listener) => {
      const hear = ({ data }: MessageEvent<unknown>) => listener(data);
      channel.addEventListener('message', hear);
      return () => {
        channel.removeEventListener('message', hear);
        channel.close();
      };
    },
  };
}

/** Old browsers cannot, and some forbid it to a page that may store nothing. */
function canTalk(): boolean {
  try {
    new BroadcastChannel(CHANNEL).close();
    return true;
  } catch {
    return false;
  }
}

export const presenting: Presenting = {
  openChannel: canTalk() ? openChannel : null,
  openNotes: (address) => window.open(address, NOTES_WINDOW, NOTES_SIZE) !== null,
  toggleFullScreen: async () => {
    try {
      if (document.fullscreenElement !== null) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
      return '';
    } catch {
      return 'This browser does not give the whole screen to the page: try its own key, often F11.';
    }
  },
  leaveFullScreen: () => {
    if (document.fullscreenElement === null) return false;
    void document.exitFullscreen();
    return true;
  },
  clock: {
    nowMs: () => performance.now(),
    everySecond: (callback) => {
      const timer = setInterval(callback, 1000);
      return () => clearInterval(timer);
    },
  },
};
