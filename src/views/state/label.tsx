/** The name of a value, which says what the value is under the pointer. */
import { useMemo } from 'react';
import { Term } from '../words/terms.tsx';

interface Props {
  readonly label: string;
  readonly summary: string;
  /** One more sentence about it; '' for none. */
  readonly note?: string;
}

export function Label({ label, summary, note = '' }: Props) {
  const entry = useMemo(
    () => ({
      name: label,
      also: [],
      sentence: `${summary} ${note}`.trim(),
      lines: [],
      function: null,
    }),
    [label, summary, note],
  );
  return <Term quiet entry={entry} text={label} />;
}
