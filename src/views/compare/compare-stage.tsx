/** The comparison in place of the panels; it is loaded when it is first opened. */
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import { Panel } from '../shell/panel.tsx';

const loadCompare = async () => (await import('./compare-view.tsx')).CompareView;

interface Props {
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function CompareStage({ reload }: Props) {
  const later = useLater(loadCompare);
  if (typeof later === 'object') return <later.part />;
  return <Panel name="Comparison">{later === 'failed' && <LoadAgain reload={reload} />}</Panel>;
}
