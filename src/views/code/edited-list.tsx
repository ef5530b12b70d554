/** The changes against the kernel, each with a way back; loaded when there is one. */
import { useEffect, useRef } from 'react';
import type { Description } from '../../protocol/description.ts';
import { Icon } from '../controls/icon.tsx';
import { useFocusHome } from '../controls/use-focus-home.ts';
import './edit-list.css';
import { undoName } from './edit-names.ts';
import type { Edits } from './use-edits.ts';

export interface EditsProps {
  readonly description: Description;
  /** Index of the function that is listed below. */
  readonly listed: number;
  readonly edits: Edits;
  readonly onFunction: (functionIndex: number) => void;
}

export function EditedList(props: EditsProps) {
  const { edits, words } = props.description;
  const { length } = edits;
  const section = useRef<HTMLElement>(null);
  const shown = useRef(length);
  useEffect(() => {
    // There is room for a few: the newest is what was asked for.
    const isLonger = length > shown.current;
    shown.current = length;
    if (isLonger) section.current?.scrollTo({ top: section.current.scrollHeight });
  }, [length]);
  return (
    <section ref={section} className="edit-list" aria-label="Edits">
      <div className="edit-list-head">
        <b>
          Edited {words.code}: {length === 1 ? '1 change' : `${length} changes`}
        </b>
        {length > 1 && <UndoAll onTake={props.edits.removeAll} />}
      </div>
      <ol>
        {edits.map((_, index) => (
          <EditRow key={index} {...props} index={index} />
        ))}
      </ol>
    </section>
  );
}

function UndoAll({ onTake }: { readonly onTake: () => void }) {
  const button = useFocusHome();
  return (
    <button ref={button} type="button" className="button button-small" onClick={onTake}>
      Undo all
    </button>
  );
}

function EditRow({
  description,
  listed,
  edits,
  onFunction,
  index,
}: EditsProps & { index: number }) {
  const button = useFocusHome();
  const { text = '', function: name = '' } = description.edits[index] ?? {};
  const home = description.functions.findIndex((one) => one.name === name);
  return (
    <li>
      <span>
        <span className="mono">{text}</span>
        {home >= 0 && home !== listed && (
          <>
            {' in '}
            <button
              type="button"
              className="edit-list-function mono"
              title="Show this function"
              onClick={() => onFunction(home)}
            >
              {name}
            </button>
          </>
        )}
      </span>
      <button
        ref={button}
        type="button"
        className="button button-small button-quiet"
        aria-label={undoName(description, index)}
        title="Undo this change"
        onClick={() => edits.remove(index)}
      >
        <Icon name="undo" />
      </button>
    </li>
  );
}
