/** A value of a log: the line that it stands in, and its bits, each with its meaning. */
import { useId, useState } from 'react';
import type { LogCpu, LogField, LogReading } from '../../protocol/log-reading.ts';
import { OpenRun } from './run-offer.tsx';

interface Props {
  readonly reading: LogReading;
  /** The line, as it was printed. */
  readonly text: string;
}

export function RegisterReading({ reading, text }: Props) {
  const { register, value, cpu, time, fields, source, scenario, errors } = reading;
  const [all, setAll] = useState(false);
  const id = useId();
  const shown = all ? fields : fields.filter((field) => field.value !== 0);
  return (
    <article className="log-register" aria-labelledby={id}>
      <div className="log-run-head">
        <h4 id={id} className="mono">
          {register} {value}
        </h4>
        {scenario !== null && (
          <OpenRun
            link={scenario}
            about={`${register ?? ''} of line ${source.line}`}
            isAccent={false}
          />
        )}
      </div>
      <p className="dim">
        {[`line ${source.line}`, ...(cpu === null ? [] : [cpuWords(cpu)]), time?.text ?? '']
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {text !== '' && <pre className="log-text mono">{text.trim()}</pre>}
      {shown.length > 0 && <FieldTable fields={shown} errors={errors} label={register ?? ''} />}
      {fields.length > 0 && shown.length === 0 && <p>No bit is set.</p>}
      {fields.some((field) => field.value === 0) && (
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Only what is set' : `All ${fields.length} fields`}
        </button>
      )}
    </article>
  );
}

interface TableProps {
  readonly fields: readonly LogField[];
  readonly errors: readonly string[];
  readonly label: string;
}

function FieldTable({ fields, errors, label }: TableProps) {
  return (
    <table className="log-fields">
      <caption className="visually-hidden">Bits of {label}</caption>
      <thead>
        <tr>
          <th scope="col">IBM</th>
          <th scope="col">LSB</th>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const { meaning, lsb } = meaningOf(field);
          return (
            <tr key={field.bits} data-error={errors.includes(field.name)}>
              <td className="mono">{field.bits}</td>
              <td className="mono">{lsb}</td>
              <th scope="row" className="mono">
                {field.name}
              </th>
              <td className="mono">{field.value}</td>
              <td>{meaning}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The number from the other end stands at the end of the meaning. */
function meaningOf({ meaning }: LogField): { readonly meaning: string; readonly lsb: string } {
  const [, words = meaning, lsb = ''] = /^([^]*?) ?\(LSB ([\d:]+)\)$/.exec(meaning) ?? [];
  return { meaning: words, lsb };
}

function cpuWords({ pir, processor, chip, core, thread }: LogCpu): string {
  const parts = [
    chip === null ? '' : `chip ${chip}`,
    core === null ? '' : `core ${core}`,
    thread === null ? '' : `thread ${thread}`,
  ].filter((part) => part !== '');
  return [processor ?? '', pir ?? '', parts.join(', ')].filter((part) => part !== '').join(' ');
}
