/** Marks a value that the selected step changed: by a sign and in words, not by colour alone. */
import './changed-mark.css';

export function ChangedMark({ changed }: { readonly changed: boolean }) {
  if (!changed) return null;
  return (
    <span className="changed-mark" title="changed by this step">
      <span aria-hidden="true">Δ</span>
      <span className="visually-hidden">changed by this step</span>
    </span>
  );
}
