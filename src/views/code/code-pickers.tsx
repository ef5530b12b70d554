/** Which thread and which function the code pane shows; the call stack comes first. */
import { useEffect, useRef } from 'react';
import type { Shown } from '../../store/state.ts';
import { SelectField } from '../controls/select-field.tsx';
import { placeOfThread } from '../lookup.ts';
import { useActions, useScope } from '../use-scope.ts';

interface Props {
  readonly shown: Shown;
  readonly thread: number;
  readonly functionIndex: number;
  readonly onFunction: (functionIndex: number) => void;
}

export function CodePickers({ shown, thread, functionIndex, onFunction }: Props) {
  const { description, snapshot } = shown;
  const { pinThread, wantFocus } = useActions();
  const place = useRef<HTMLDivElement>(null);
  const wanted = useScope((state) => state.wantedFocus);
  useEffect(() => {
    if (wanted !== 'function') return;
    place.current?.querySelector<HTMLElement>('.select-field:last-child select')?.focus();
    wantFocus(null);
  }, [wanted, wantFocus]);
  const stack = placeOfThread(description, snapshot, thread)?.instruction.stack ?? [];
  const nameOf = (index: number) => description.functions[index]?.name ?? '';
  const others = description.functions.flatMap((_, index) =>
    stack.includes(index) ? [] : [index],
  );
  return (
    <div ref={place} className="code-pickers">
      <SelectField
        label="Thread"
        labelHidden
        value={String(thread)}
        groups={[
          {
            label: 'Threads',
            options: description.threads.map(({ id, role }, index) => ({
              value: String(index),
              label: `${id} ${role}`,
            })),
          },
        ]}
        onChange={(value) => pinThread(Number(value))}
      />
      <SelectField
        label="Function"
        labelHidden
        value={String(functionIndex)}
        groups={[
          {
            label: `Call stack of ${description.threads[thread]?.id ?? ''}, outermost first`,
            options: stack.map((index, depth) => ({
              value: String(index),
              label: `${'· '.repeat(depth)}${nameOf(index)}`,
            })),
          },
          {
            label: 'All other functions',
            options: others.map((index) => ({ value: String(index), label: nameOf(index) })),
          },
        ]}
        onChange={(value) => onFunction(Number(value))}
      />
    </div>
  );
}
