/** Where the changes against the kernel are listed. */
import { useLater } from '../controls/use-later.ts';
import type { EditsProps } from './edited-list.tsx';

const load = async () => (await import('./edited-list.tsx')).EditedList;

/** The place of the list stays when its last edit goes, so that the focus has where to go. */
export function EditList(props: EditsProps) {
  return (
    <div className="edit-list-place" tabIndex={-1}>
      {props.description.edits.length > 0 && <Edited {...props} />}
    </div>
  );
}

function Edited(props: EditsProps) {
  const later = useLater(load);
  if (typeof later === 'object') return <later.part {...props} />;
  return later === 'failed' && <p className="dim">The list of edits could not be loaded.</p>;
}
