/** One message across the page, with a sign, perhaps something to do, and a way to put it away. */
import type { ReactNode } from 'react';
import { Icon } from '../controls/icon.tsx';
import { useFocusHome } from '../controls/use-focus-home.ts';
import './message.css';

interface Props {
  readonly tone: 'good' | 'note' | 'bad';
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onTake: () => void } | null;
  readonly onDismiss?: () => void;
}

const SIGNS = { good: '✓', note: 'i', bad: '!' } as const;

export function Message({ tone, children, action = null, onDismiss }: Props) {
  const focusHome = useFocusHome();
  return (
    <div className="message" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className="message-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <p>{children}</p>
      {action !== null && (
        <button type="button" className="button button-small" onClick={action.onTake}>
          {action.label}
        </button>
      )}
      {onDismiss !== undefined && (
        <button
          type="button"
          ref={focusHome}
          className="button button-small button-quiet"
          aria-label="Dismiss"
          onClick={onDismiss}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
