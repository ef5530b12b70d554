/** Where a line is to be edited, the first function that the card names is listed. */
import { useEffect } from 'react';
import { useActions, useScope } from '../use-scope.ts';
import { useCard, useShownCard } from './use-lesson.ts';

export function useSoughtFunction(): void {
  const { full, task } = useCard();
  const isThere = useShownCard(({ status }) => status === 'there');
  const description = useScope((state) => state.run?.opened.description ?? null);
  const { seekLine } = useActions();
  const isEdited = isThere && (task?.kind === 'break' || task?.kind === 'repair');
  const named = description?.functions.find(({ name }) => full.includes(name));
  const line = isEdited ? description?.lines[named?.lines[0] ?? -1]?.id : undefined;
  useEffect(() => {
    if (line !== undefined) seekLine(line, false);
  }, [line, seekLine]);
}
