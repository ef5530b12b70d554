/**
 * A modal dialog: the browser keeps focus inside, closes it on Escape and gives focus back to what
 * opened it. A click beside it closes it too.
 */
import { useEffect, useId, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { CloseButton } from './close-button.tsx';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** What has the focus at first; the button that closes it when left out. */
  readonly focusFirst?: RefObject<HTMLElement | null>;
}

export function Dialog({ title, onClose, children, wide = false, focusFirst }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const opener = document.activeElement;
    dialog.showModal();
    focusFirst?.current?.focus();
    const closeOutside = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', closeOutside);
    return () => {
      dialog.removeEventListener('click', closeOutside);
      dialog.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [focusFirst]);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Escape: what is out of sight is over, so that the next key is the page's.
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <CloseButton onClose={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
