/** A machine's calculator: numbers in, what its rules make of them step by step, and the run with them. */
import { useEffect, useId, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import type {
  Calculated,
  CalculatorField,
  CalculatorInfo,
  CalculatorProblem,
  Given,
} from '../../protocol/calculator.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { Field } from '../controls/field.tsx';
import { asSentence, capitalised } from '../format/sentence.ts';
import { Panel } from '../shell/panel.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { Terms } from '../words/terms.tsx';
import './calculator-panel.css';

export function CalculatorPanel() {
  const calculator = useScope((state) => state.run?.opened.calculator ?? null);
  if (calculator === null) return null;
  return (
    <Panel name="Calculator" className="calculator-panel">
      <Calculator info={calculator} />
    </Panel>
  );
}

function Calculator({ info }: { readonly info: CalculatorInfo }) {
  const { calculate } = useActions();
  const [given, setGiven] = useState<Given>({});
  const [answer, setAnswer] = useState<Calculated | CalculatorProblem | null>(null);
  const problem = answer !== null && 'key' in answer ? answer : null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void calculate(given).then((reply) => {
      if (reply !== null) setAnswer(reply.ok ? reply.value : reply.error);
    });
  };
  return (
    <>
      <form className="calculator-form" aria-label={capitalised(info.summary)} onSubmit={submit}>
        <p className="dim">{asSentence(capitalised(info.summary))}</p>
        {info.fields.map((field) => (
          <CalculatorInput
            key={field.key}
            field={field}
            value={given[field.key] ?? field.default ?? ''}
            problem={problem?.key === field.key ? asSentence(problem.sentence) : undefined}
            onChange={(value) => setGiven({ ...given, [field.key]: value })}
          />
        ))}
        <button type="submit" className="button button-primary">
          Work it out
        </button>
      </form>
      <div aria-live="polite">
        {answer !== null && 'steps' in answer && <Steps calculated={answer} />}
      </div>
    </>
  );
}

interface InputProps {
  readonly field: CalculatorField;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function CalculatorInput({ field, value, problem, onChange }: InputProps) {
  const { kind, label, help, options } = field;
  const helpId = useId();
  if (kind === 'choice')
    return (
      <div className="calculator-choice">
        <ChoiceOfFew
          label={label}
          segments={options.map((option) => ({ value: option, label: option }))}
          value={value}
          onChange={onChange}
        />
        <span id={helpId} className="dim">
          {asSentence(help)}
        </span>
      </div>
    );
  return (
    <Field label={label} help={asSentence(help)} problem={problem}>
      {(control) => (
        <input
          {...control}
          className="input mono"
          size={22}
          spellCheck={false}
          autoComplete="off"
          placeholder="0x1d3c5a3b1000 or 1.5 s"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

function Steps({ calculated: { steps, link } }: { readonly calculated: Calculated }) {
  const { open } = useActions();
  const answer = useRef<HTMLDivElement>(null);
  // It stands below the form, perhaps out of sight.
  useEffect(() => answer.current?.scrollIntoView({ block: 'nearest' }), [steps]);
  return (
    <div ref={answer} className="calculator-answer">
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Terms text={step} />
          </li>
        ))}
      </ol>
      {link === null ? (
        <p className="dim">No run has these numbers.</p>
      ) : (
        <button
          type="button"
          className="button"
          onClick={() => void open({ kind: 'link', hash: link }, 'link')}
        >
          Open the run with these numbers
        </button>
      )}
    </div>
  );
}
