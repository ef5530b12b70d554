/** The what-if edits of the scenario on the screen: one more, one less, none. */
import { useActions, useScope } from '../use-scope.ts';
import type { Edit } from './line-edits.ts';

interface Edits {
  readonly add: (edit: Edit) => void;
  /** Takes back the edit at this place of the list; those that need it are dropped, and said. */
  readonly remove: (index: number) => void;
  readonly removeAll: () => void;
}

const NONE: readonly Edit[] = [];

export function useEdits(): Edits {
  const edits = useScope(({ run }) => run?.opened.scenario.edits ?? NONE);
  const { change } = useActions();
  const make = (wanted: readonly Edit[]) => void change({ edits: [...wanted] });
  return {
    add: (edit) => make([...edits, edit]),
    remove: (index) => make(edits.filter((_, i) => i !== index)),
    removeAll: () => make([]),
  };
}
