/** The tab of searches: why a line is there, where somebody asked, and whether the scenario can break. */
import { CheckPanel } from './check-panel.tsx';
import { WhyPanel } from './why-panel.tsx';

export function SearchPanel() {
  return (
    <>
      <WhyPanel />
      <CheckPanel />
    </>
  );
}
