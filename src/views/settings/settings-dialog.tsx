/** The scenario's editor: all of it is checked, then all of it is applied, or nothing is. */
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import type { Source } from '../../protocol/messages.ts';
import type { Scenario } from '../../store/state.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { changeOf, draftOf, fieldOf, mostThreads, problemsOf } from './draft.ts';
import type { Draft, Problems, SubcoreDraft } from './draft.ts';
import { EnvironmentFields } from './environment-fields.tsx';
import { Field } from '../controls/field.tsx';
import { JsonExchange } from './json-exchange.tsx';
import './settings-dialog.css';
import { SubcoreFields } from './subcore-fields.tsx';

interface Props {
  /** Puts text on the clipboard; rejects where that is not allowed. */
  readonly copy: (text: string) => Promise<void>;
}

export function SettingsDialog({ copy }: Props) {
  const scenario = useScope((state) => state.run?.opened.scenario ?? null);
  const { setDialog, dismissRefusal } = useActions();
  const close = () => {
    dismissRefusal();
    setDialog(null);
  };
  if (scenario === null) return null;
  return (
    <Dialog title="Scenario settings" wide onClose={close}>
      <SettingsForm scenario={scenario} copy={copy} onDone={close} />
    </Dialog>
  );
}

interface FormProps extends Props {
  readonly scenario: Scenario;
  readonly onDone: () => void;
}

function SettingsForm({ scenario, copy, onDone }: FormProps) {
  const { change, open } = useActions();
  const failure = useScope((state) =>
    state.refusal?.act === 'settings' ? state.refusal.failure : null,
  );
  const refused = failure?.sentence ?? null;
  const opening = useScope((state) => state.opening);
  // A refusal is said where the request came from.
  const [asked, setAsked] = useState<'fields' | 'json'>('fields');
  const [draft, setDraft] = useState<Draft>(() => draftOf(scenario));
  const own = problemsOf(draft, scenario.split);
  const refusedField = refused === null || asked === 'json' ? null : fieldOf(refused);
  const problems: Problems =
    refusedField === null || refused === null ? own : { [refusedField]: refused, ...own };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked('fields');
    const wanted = changeOf(draft, scenario.split);
    if (wanted !== null && (await change(wanted))) onDone();
  };
  const openPasted = async (source: Source) => {
    setAsked('json');
    if (await open(source, 'settings')) onDone();
  };
  const setSubcore = (index: number, subcore: SubcoreDraft) =>
    setDraft({ ...draft, subcores: draft.subcores.map((one, i) => (i === index ? subcore : one)) });
  return (
    <form className="settings" onSubmit={(event) => void submit(event)}>
      <Field
        label="Threads per subcore"
        help={`At most ${mostThreads(scenario.split)} in this split mode; the others stay offline.`}
        problem={problems['threadsPerSubcore']}
      >
        {(control) => (
          <input
            {...control}
            className="input mono"
            inputMode="numeric"
            size={5}
            value={draft.threadsPerSubcore}
            onChange={({ target }) => setDraft({ ...draft, threadsPerSubcore: target.value })}
          />
        )}
      </Field>
      <div className="settings-groups">
        {draft.subcores.map((subcore, index) => (
          <SubcoreFields
            key={index}
            index={index}
            draft={subcore}
            problems={problems}
            onChange={(next) => setSubcore(index, next)}
          />
        ))}
      </div>
      <EnvironmentFields
        environment={draft.environment}
        tbErrors={draft.tbErrors}
        problems={problems}
        onChange={(environment) => setDraft({ ...draft, environment })}
        onTbErrors={(tbErrors) => setDraft({ ...draft, tbErrors })}
      />
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
