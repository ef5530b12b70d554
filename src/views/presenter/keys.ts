/** What a key means to the presenter: those of a remote, which turns pages, among them. */

export type Command =
  | 'next'
  | 'back'
  | 'answer'
  | 'reveal'
  | 'undo'
  | 'hint'
  | 'blank'
  | 'code'
  | 'picture'
  | 'notes'
  | 'whole screen'
  | 'workbench'
  | 'leave'
  /** Of the choice, or of the thread, at this place. */
  | number;

/** As `KeyboardEvent.key` says it; letters are written in lower case. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['PageDown', 'next'],
  ['ArrowRight', 'next'],
  ['n', 'next'],
  ['PageUp', 'back'],
  ['ArrowLeft', 'back'],
  ['p', 'back'],
  ['Enter', 'answer'],
  ['r', 'reveal'],
  ['u', 'undo'],
  ['Backspace', 'undo'],
  ['h', 'hint'],
  ['b', 'blank'],
  // What many remotes send for a black screen.
  ['.', 'blank'],
  ['q', 'code'],
  ['v', 'picture'],
  ['t', 'notes'],
  ['f', 'whole screen'],
  ['w', 'workbench'],
  ['Escape', 'leave'],
]);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** null where it means nothing here. */
export function commandOf({ key, ctrlKey, altKey, metaKey, shiftKey }: Pressed): Command | null {
  if (ctrlKey || altKey || metaKey) return null;
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  // With Shift the arrows go from event to event, as everywhere.
  if (shiftKey && key.length > 1) return null;
  return COMMANDS.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}
