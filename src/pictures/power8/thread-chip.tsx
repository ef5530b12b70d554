/** A thread: its role, the phase it is in by colour and pattern, the function where it stands. */
import type { Shown } from '../../store/state.ts';
import { placeOfThread } from '../../views/lookup.ts';
import './thread-chip.css';

interface Props {
  readonly shown: Shown;
  readonly thread: number;
  /** It took the step that led here. */
  readonly acting: boolean;
  readonly pinned: boolean;
  readonly onPin: (thread: number | null) => void;
}

export function ThreadChip({ shown, thread, acting, pinned, onPin }: Props) {
  const info = shown.description.threads[thread];
  const place = placeOfThread(shown.description, shown.snapshot, thread);
  if (info === undefined) return null;
  const where = place?.function.name ?? '';
  return (
    <button
      type="button"
      className="thread-chip"
      data-acting={acting}
      aria-pressed={pinned}
      title={place === null ? '' : `${place.phase.label} · ${where}: ${place.instruction.text}`}
      onClick={() => onPin(pinned ? null : thread)}
    >
      <span className={`thread-chip-tone tone tone-${place?.phase.tone ?? 'host'}`} />
      <span className="thread-chip-words">
        <span>
          <b>{info.id}</b> <span className="thread-chip-role">{info.role}</span>
        </span>
        <span className="mono thread-chip-place">
          {place?.phase.hatched === true ? place.phase.label : where}
        </span>
      </span>
    </button>
  );
}
