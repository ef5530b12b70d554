/** Changes to the list of what-if edits: one more, one less, none. The listing stays where it is. */
import type { Edit } from '../../store/state.ts';
import { useActions } from '../use-scope.ts';

export interface Edits {
  readonly add: (edit: Edit) => void;
  /** Takes back the edit at this place of the list; those that need it are dropped, and said. */
  readonly remove: (index: number) => void;
  readonly removeAll: () => void;
}

/** `keep` is called when a list is asked for that makes another run. */
export function useEdits(keep: () => void): Edits {
  const { edit } = useActions();
  const make: typeof edit = (editsAfter) => {
    keep();
    return edit(editsAfter);
  };
  return {
    add: (one) => void make((edits) => [...edits, one]),
    remove: (index) => void make((edits) => edits.filter((_, i) => i !== index)),
    removeAll: () => void make(() => []),
  };
}
