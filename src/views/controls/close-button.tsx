/** A cross that puts away what it stands in; the focus stays near it. */
import { Icon } from './icon.tsx';
import { useFocusHome } from './use-focus-home.ts';

interface Props {
  /** What it does, for assistive technology. */
  readonly label?: string;
  /** The same, under the pointer, where the sign does not say it all. */
  readonly title?: string;
  /** In a line of text. */
  readonly small?: boolean;
  readonly onClose: () => void;
}

export function CloseButton({ label = 'Close', title, small = false, onClose }: Props) {
  const ref = useFocusHome();
  return (
    <button
      ref={ref}
      type="button"
      className={`button button-quiet ${small ? 'button-small' : 'button-icon'}`}
      aria-label={label}
      title={title}
      onClick={onClose}
    >
      <Icon name="close" />
    </button>
  );
}
