/** What if this line were not there, or elsewhere: the edits that it is open to, and why it is there. */
import type { LineInfo } from '../../protocol/description.ts';
import { MenuButton, type MenuItem } from '../controls/menu-button.tsx';
import { inLesson } from '../../store/look-slice.ts';
import { useActions, useScope } from '../use-scope.ts';
import { editChoices, lineName } from './line-edits.ts';
import type { Edits } from './use-edits.ts';

interface Props {
  readonly line: LineInfo;
  readonly edits: Edits;
}

export function LineMenu({ line, edits: { add, remove } }: Props) {
  const { exploreWithout } = useActions();
  // In a lesson this would be the answer.
  const isAsked = useScope((state) => inLesson(state.lesson));
  const { edit, offer } = line;
  const items: MenuItem[] = [
    ...(edit === null
      ? []
      : [{ id: 'undo', label: `Undo: ${edit.note}`, onTake: () => remove(edit.by) }]),
    ...editChoices(line).map(({ id, label, detail, edit: wanted }) => ({
      id,
      label,
      detail,
      onTake: () => add(wanted),
    })),
    ...(offer.skip && !isAsked
      ? [
          {
            id: 'why',
            label: 'Why is this line there?',
            detail: 'Searches every order that the model knows for what breaks without it.',
            onTake: () => exploreWithout(line.id),
          },
        ]
      : []),
  ];
  if (items.length === 0) return <span />;
  return (
    <MenuButton label={`What if: ${lineName(line)}`} items={items} className="listing-menu">
      <span aria-hidden="true">⋯</span>
    </MenuButton>
  );
}
