/** What a line's menu offers, as edits to be made: the words for them, and how each is asked for. */
import type { LineInfo } from '../../protocol/description.ts';
import type { Edit } from '../../store/state.ts';

export interface EditChoice {
  readonly id: string;
  readonly label: string;
  /** What it means. */
  readonly detail: string;
  readonly edit: Edit;
}

export function editChoices({ id: at, kind, offer }: LineInfo): EditChoice[] {
  const choices: EditChoice[] = [];
  const add = (id: string, label: string, detail: string, edit: Edit) =>
    choices.push({ id, label, detail, edit });
  if (offer.skip) add('skip', 'Skip this line', SKIPPED[kind], { kind: 'skip', at });
  if (offer.split)
    add('split', 'Split it into its steps', 'Others may move in between.', { kind: 'split', at });
  if (offer.up !== null)
    add('up', 'Move it up', 'It changes places with the line before.', {
      kind: 'move',
      ...offer.up,
    });
  if (offer.down !== null)
    add('down', 'Move it down', 'It changes places with the line after.', {
      kind: 'move',
      ...offer.down,
    });
  if (offer.force) {
    add('true', 'Always true', 'The branch is taken, whatever it asks.', {
      kind: 'force',
      at,
      value: true,
    });
    add('false', 'Never true', 'The branch is not taken, whatever it asks.', {
      kind: 'force',
      at,
      value: false,
    });
  }
  return choices;
}

const SKIPPED: Readonly<Record<LineInfo['kind'], string>> = {
  op: 'The thread goes on without it.',
  wait: 'The thread goes on at once.',
  call: 'The function is not called.',
  control: 'The thread goes on with the next line.',
};

/** A line's name in sentences: its letter and its text. */
export const lineName = ({ label, text }: LineInfo): string => `${label} ${text}`.trim();
