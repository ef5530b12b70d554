/** A panel that is loaded by itself: its frame stands from the start, and says so where that fails. */
import type { ComponentType } from 'react';
import type { Load } from './controls/load.ts';
import { LoadAgain } from './controls/load-again.tsx';
import { useLater } from './controls/use-later.ts';
import { Panel } from './shell/panel.tsx';

interface Props {
  readonly name: string;
  readonly load: Load<ComponentType>;
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function PanelLater({ name, load, reload }: Props) {
  const later = useLater(load);
  if (typeof later === 'object') return <later.part />;
  return <Panel name={name}>{later === 'failed' && <LoadAgain reload={reload} />}</Panel>;
}
