/** What the canvas's own keys do, in words: for the sheet under `?` and for assistive technology. */

export interface TimelineKey {
  /** As the sheet prints them. */
  readonly keys: readonly string[];
  /** As they are read aloud. */
  readonly spoken: string;
  readonly label: string;
}

export const TIMELINE_KEYS: readonly TimelineKey[] = [
  { keys: ['←', '→'], spoken: 'Left and right arrow', label: 'Previous and next step' },
  {
    keys: ['Shift', '←', '→'],
    spoken: 'Shift and left or right arrow',
    label: 'Previous and next step of this thread',
  },
  { keys: ['↑', '↓'], spoken: 'Up and down arrow', label: 'Other thread' },
  { keys: ['Enter'], spoken: 'Enter', label: 'Last step of this thread' },
  { keys: ['+', '-'], spoken: 'Plus and minus', label: 'Zoom' },
  { keys: ['0'], spoken: 'Zero', label: 'Show all' },
  { keys: ['PageUp', 'PageDown'], spoken: 'Page up and page down', label: 'Pan' },
  { keys: ['Home', 'End'], spoken: 'Home and End', label: 'First and last step' },
];

/** All of them in one line. */
export const TIMELINE_KEYS_SPOKEN = TIMELINE_KEYS.map(
  ({ spoken, label }) => `${spoken}: ${label.toLowerCase()}.`,
).join(' ');
