/** The title and the note that a link carries: what is typed is written above the run at once, or refused. */
import { useId, useState } from 'react';
import { TITLE_LIMITS, type Title, type TitleKey } from '../../scenario/title.ts';
import { asSentence } from '../format/sentence.ts';
import { useActions } from '../use-scope.ts';

interface Props {
  /** As they stand above the run. */
  readonly written: Title;
  /** Whether what is typed now cannot be on a link. */
  readonly onRefused: (isRefused: boolean) => void;
}

export function TitleFields({ written, onRefused }: Props) {
  const { entitle } = useActions();
  const [typed, setTyped] = useState(written);
  const [problem, setProblem] = useState('');
  const id = useId();
  const type = async (key: TitleKey, text: string) => {
    const title = { ...typed, [key]: text };
    setTyped(title);
    const refused = await entitle(title);
    setProblem(refused);
    onRefused(refused !== '');
  };
  const ofField = (key: TitleKey) => ({
    id: `${id}-${key}`,
    className: 'input',
    dir: 'auto',
    value: typed[key],
    autoComplete: 'off',
    'aria-invalid': problem.startsWith(key),
    'aria-describedby': `${id}-room-${key} ${id}-problem`,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      void type(key, target.value),
  });
  const labelOf = (key: TitleKey, label: string) => (
    <span className="share-dialog-label dim">
      <label htmlFor={`${id}-${key}`}>{label}</label>
      <span id={`${id}-room-${key}`}>
        {Array.from(typed[key]).length} of {TITLE_LIMITS[key]}
      </span>
    </span>
  );
  return (
    <>
      {labelOf('title', 'Title, if you like')}
      <input {...ofField('title')} />
      {labelOf('note', 'Note')}
      <textarea {...ofField('note')} rows={3} />
      <p id={`${id}-problem`} className="problem" role={problem === '' ? undefined : 'alert'}>
        {problem === '' ? '' : asSentence(problem)}
      </p>
    </>
  );
}
