/** How one subcore starts: on which side, with which offset, and how often it may enter. */
import { parseTbOffset } from '../../scenario/tb-offset.ts';
import { Field } from '../controls/field.tsx';
import { asSentence } from '../format/sentence.ts';
import type { Problems, SubcoreDraft } from './draft.ts';

interface Props {
  readonly index: number;
  readonly draft: SubcoreDraft;
  readonly problems: Problems;
  readonly onChange: (draft: SubcoreDraft) => void;
}

const STARTS = { guest: 'in a guest', host: 'in the host', either: 'either: the seed decides' };

export function SubcoreFields({ index, draft, problems, onChange }: Props) {
  const offset = parseTbOffset(draft.tbOffset);
  const note = offset.ok ? offset.value.note : null;
  const path = `subcores[${index}]`;
  return (
    <fieldset className="settings-group">
      <legend>Subcore {index}</legend>
      <Field label="Starts" problem={problems[`${path}.start`]}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.start}
            onChange={({ target }) => {
              const start = target.value;
              if (start === 'guest' || start === 'host' || start === 'either') {
                onChange({ ...draft, start });
              }
            }}
          >
            {Object.entries(STARTS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="tb_offset"
        help={note === null ? null : asSentence(note)}
        problem={problems[`${path}.tbOffset`]}
      >
        {(control) => (
          <input
            {...control}
            className="input mono"
            size={18}
            spellCheck={false}
            autoComplete="off"
            value={draft.tbOffset}
            onChange={({ target }) => onChange({ ...draft, tbOffset: target.value })}
          />
        )}
      </Field>
      <Field label="Entries after the start" problem={problems[`${path}.entries`]}>
        {(control) => (
          <input
            {...control}
            className="input mono"
            inputMode="numeric"
            size={5}
            value={draft.entries}
            onChange={({ target }) => onChange({ ...draft, entries: target.value })}
          />
        )}
      </Field>
      <label className="settings-switch">
        <input
          type="checkbox"
          checked={draft.inHypercall}
          onChange={({ target }) => onChange({ ...draft, inHypercall: target.checked })}
        />
        <span>last thread starts in a real-mode hypercall</span>
      </label>
    </fieldset>
  );
}
