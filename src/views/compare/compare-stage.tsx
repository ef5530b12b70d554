/** The comparison in place of the panels; it is loaded when it is first opened. */
import { PanelLater } from '../panel-later.tsx';

const loadCompare = async () => (await import('./compare-view.tsx')).CompareView;

interface Props {
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function CompareStage({ reload }: Props) {
  return <PanelLater name="Comparison" load={loadCompare} reload={reload} />;
}
