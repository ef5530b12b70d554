/** One message across the page, with a sign, perhaps something to do, and a way to put it away. */
import type { ReactNode } from 'react';
import { CloseButton } from '../controls/close-button.tsx';
import { useFocusHome } from '../controls/use-focus-home.ts';
import './message.css';

export interface MessageAction {
  readonly label: string;
  readonly onTake: () => void;
}

interface Props {
  readonly tone: 'good' | 'note' | 'bad';
  readonly children: ReactNode;
  readonly actions?: readonly MessageAction[];
  /** What is to be done with it and is no single button. */
  readonly aside?: ReactNode;
  readonly onDismiss?: () => void;
}

const SIGNS = { good: '✓', note: 'i', bad: '!' } as const;

export function Message({ tone, children, actions = [], aside = null, onDismiss }: Props) {
  return (
    <div className="message" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className="message-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <p>{children}</p>
      {aside}
      {actions.map((action) => (
        <ActionButton key={action.label} {...action} />
      ))}
      {onDismiss !== undefined && <CloseButton small label="Dismiss" onClose={onDismiss} />}
    </div>
  );
}

function ActionButton({ label, onTake }: MessageAction) {
  const focusHome = useFocusHome();
  return (
    <button ref={focusHome} type="button" className="button button-small" onClick={onTake}>
      {label}
    </button>
  );
}
