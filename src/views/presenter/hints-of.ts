/** Which keys are worth a hint on a card. */
import type { Task } from '../../lessons/lesson.ts';
import type { KeyHint } from './hints.tsx';

const ALWAYS: readonly KeyHint[] = [
  { key: 'PgDn', label: 'next', command: 'next' },
  { key: 'PgUp', label: 'back', command: 'back' },
  { key: 'B', label: 'blank', command: 'blank' },
  { key: 'Q', label: 'code', command: 'code' },
  { key: 'T', label: 'notes', command: 'notes' },
  { key: 'F', label: 'full', command: 'whole screen' },
  { key: 'Esc', label: 'leave', command: 'leave' },
];

const OF_CHOICES: readonly KeyHint[] = [
  { key: 'Enter', label: 'play', command: 'answer' },
  { key: 'R', label: 'reveal', command: 'reveal' },
];
const OF_GOAL: readonly KeyHint[] = [
  { key: 'H', label: 'hint', command: 'hint' },
  { key: 'U', label: 'undo', command: 'undo' },
];
const OF_WORK: readonly KeyHint[] = [{ key: 'W', label: 'workbench', command: 'workbench' }];

const OF_PICTURE: KeyHint = { key: 'V', label: 'picture', command: 'picture' };

interface HintsOfCard {
  readonly digits: string;
  readonly commands: readonly KeyHint[];
}

/** `hasPicture`: the machine has one of its own. */
export function hintsOf(task: Task | null, hasPicture: boolean): HintsOfCard {
  const always = hasPicture ? [OF_PICTURE, ...ALWAYS] : ALWAYS;
  if (task === null) return { digits: '', commands: always };
  if ('choices' in task)
    return { digits: `1–${task.choices.length} vote`, commands: [...OF_CHOICES, ...always] };
  if (task.kind === 'reach') return { digits: '1–9 go on', commands: [...OF_GOAL, ...always] };
  return { digits: '', commands: [...OF_WORK, ...always] };
}
