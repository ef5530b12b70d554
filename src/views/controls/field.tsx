/** One field of the form: label, control, what it means, and what is wrong with it. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import './field.css';

export interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface Props {
  readonly label: string;
  /** What files and links call it, for whoever writes one; none if left out. */
  readonly name?: string;
  readonly help?: string | null;
  readonly problem?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

export function Field({ label, name = label, help, problem, children }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {name !== label && <code className="dim">{name}</code>}
      </label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': `${id}-help ${id}-problem`,
      })}
      <span id={`${id}-help`} className="field-help dim">
        {help}
      </span>
      <span
        id={`${id}-problem`}
        className="problem"
        role={problem === undefined ? undefined : 'alert'}
      >
        {problem}
      </span>
    </div>
  );
}
