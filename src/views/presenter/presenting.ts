/** What the presenter and the notes need of the browser: handed in, so that a test needs none. */

export interface Presenting {
  /** To the other windows of this page; null where this browser has no way to them. */
  readonly openChannel: (() => Channel) | null;
  /** Shows an address in the window of the notes; false where the browser refused to open one. */
  readonly openNotes: (address: string) => boolean;
  /** Takes the whole screen, or gives it back; a sentence about why not, '' where it was done. */
  readonly toggleFullScreen: () => Promise<string>;
  /** Gives the whole screen back; false where it was not taken. */
  readonly leaveFullScreen: () => boolean;
  readonly clock: Clock;
}

export interface Channel {
  readonly tell: (told: Told) => void;
  /** Returns what ends it. What is told may be anything: another version of the page may be open. */
  readonly listen: (listener: (told: unknown) => void) => () => void;
}

/** What windows of one lesson tell each other. */
export type Told =
  | { readonly kind: 'at'; readonly id: string; readonly card: number }
  /** One has just been opened, and asks the others. */
  | { readonly kind: 'where' };

export interface Clock {
  readonly nowMs: () => number;
  /** Calls back once a second; returns what ends it. */
  readonly everySecond: (callback: () => void) => () => void;
}
