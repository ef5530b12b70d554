/** The scenario's editor: all of it is checked, then all of it is applied, or nothing is. */
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import type { Source } from '../../protocol/messages.ts';
import type { Settings } from '../../scenario/settings.ts';
import type { Scenario } from '../../store/state.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { changeOf, draftOf, fieldOf, helpOf, partsOf, problemsOf } from './draft.ts';
import type { Draft, DraftPart, Problems } from './draft.ts';
import { JsonExchange } from './json-exchange.tsx';
import { SeedField } from './seed-field.tsx';
import { SettingField } from './setting-field.tsx';
import './settings-dialog.css';

interface Props {
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function SettingsDialog({ copy }: Props) {
  const opened = useScope((state) => state.run?.opened ?? null);
  const { setDialog, dismissRefusal } = useActions();
  const close = () => {
    dismissRefusal();
    setDialog(null);
  };
  if (opened === null) return null;
  const { scenario, description } = opened;
  return (
    <Dialog title="Scenario settings" wide onClose={close}>
      <SeedField key={scenario.seed} seed={scenario.seed} />
      <SettingsForm
        settings={description.settings}
        scenario={scenario}
        copy={copy}
        onDone={close}
      />
    </Dialog>
  );
}

interface FormProps extends Props {
  readonly settings: Settings;
  readonly scenario: Scenario;
  readonly onDone: () => void;
}

function SettingsForm({ settings, scenario, copy, onDone }: FormProps) {
  const { change, open } = useActions();
  const failure = useScope((state) =>
    state.refusal?.act === 'settings' ? state.refusal.failure : null,
  );
  const refused = failure?.sentence ?? null;
  const opening = useScope((state) => state.opening);
  // A refusal is said where the request came from.
  const [asked, setAsked] = useState<'fields' | 'json'>('fields');
  const parts = partsOf(settings, scenario);
  const [draft, setDraft] = useState<Draft>(() => draftOf(parts, scenario));
  const own = problemsOf(parts, draft, settings, scenario);
  const refusedField = refused === null || asked === 'json' ? null : fieldOf(parts, refused);
  const problems: Problems =
    refusedField === null || refused === null ? own : { [refusedField]: refused, ...own };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked('fields');
    const wanted = changeOf(parts, draft, settings, scenario);
    if (wanted !== null && (await change(wanted))) onDone();
  };
  const openPasted = async (source: Source) => {
    setAsked('json');
    if (await open(source, 'settings')) onDone();
  };
  const fieldsOf = ({ fields }: DraftPart) =>
    inOrder(fields).map((field) => (
      <SettingField
        key={field.path}
        setting={field.setting}
        value={draft[field.path] ?? ''}
        help={helpOf(field, draft[field.path] ?? '', settings, scenario)}
        problem={problems[field.path]}
        onChange={(value) => setDraft({ ...draft, [field.path]: value })}
      />
    ));
  const boxOf = (part: DraftPart) => (
    <fieldset key={part.legend} className="settings-group">
      <legend>{part.legend}</legend>
      {fieldsOf(part)}
    </fieldset>
  );
  return (
    <form className="settings" onSubmit={(event) => void submit(event)}>
      {parts.filter(({ legend }) => legend === '').map(fieldsOf)}
      <div className="settings-groups">{parts.filter(({ isItem }) => isItem).map(boxOf)}</div>
      {parts.filter(({ legend, isItem }) => legend !== '' && !isItem).map(boxOf)}
      <JsonExchange
        scenario={scenario}
        copy={copy}
        refused={asked === 'json' ? failure : null}
        onOpen={(text) => void openPasted({ kind: 'text', text })}
        onOffer={({ source }) => void openPasted(source)}
      />
      {refused !== null && asked === 'fields' && refusedField === null && (
        <p role="alert" className="problem">
          {refused}
        </p>
      )}
      <div className="settings-foot">
        <button
          type="submit"
          className="button button-accent"
          disabled={opening || Object.keys(own).length > 0}
        >
          Apply
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <span className="dim">
          Applying runs the scenario again from its start; Undo goes back.
        </span>
      </div>
    </form>
  );
}

/** What takes a value first, then what is on or off. */
function inOrder(fields: DraftPart['fields']): DraftPart['fields'] {
  const isFlag = (field: DraftPart['fields'][number]) => field.setting.kind === 'flag';
  return [...fields.filter((field) => !isFlag(field)), ...fields.filter(isFlag)];
}
