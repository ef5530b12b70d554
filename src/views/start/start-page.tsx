/** The start page: every machine as a card named after its failure, and a field for a link. */
import type { Load } from '../controls/load.ts';
import { asSentence } from '../format/sentence.ts';
import type { LoadFiles } from '../files.ts';
import { LessonsLater } from '../lessons/lessons-later.tsx';
import type { Teaching } from '../page-props.ts';
import { PanelBoundary } from '../shell/panel-boundary.tsx';
import { useActions, useScope } from '../use-scope.ts';
import type { Pictures } from '../pictures.ts';
import { MachineCard } from './machine-card.tsx';
import { OpenField } from './open-field.tsx';
import { StartBar } from './start-bar.tsx';
import './start-page.css';

interface Props {
  readonly pictures: Pictures;
  readonly loadTeaching: Load<Teaching>;
  readonly loadFiles: LoadFiles;
  readonly reload: () => void;
}

export function StartPage(props: Props) {
  return (
    <>
      <StartBar loadTeaching={props.loadTeaching} />
      <main className="start-page">
        <div className="start-page-head">
          <h2>Pick a failure. Watch it happen.</h2>
          <p className="dim">
            Each machine runs the kernel’s own steps, here in the browser.{' '}
            <a href="#lesson=two-clocks">New here? Begin with lesson 1.</a>
          </p>
        </div>
        <Machines {...props} />
      </main>
    </>
  );
}

function Machines(props: Props) {
  const machines = useScope((state) => state.machines);
  const { findMachines } = useActions();
  if (machines === null)
    return (
      <p className="start-page-wait dim" role="status">
        Starting the simulation…
      </p>
    );
  if (typeof machines === 'string')
    return (
      <div className="start-page-wait" role="alert">
        <p>The simulation does not start. {asSentence(machines)}</p>
        <button type="button" className="button button-accent" onClick={() => void findMachines()}>
          Try again
        </button>
      </div>
    );
  return (
    <>
      <ol className="start-page-machines">
        {machines.map((machine, index) => (
          <li key={machine.id}>
            <PanelBoundary name={machine.title}>
              <MachineCard machine={machine} number={index + 1} {...props} />
            </PanelBoundary>
          </li>
        ))}
      </ol>
      <PanelBoundary name="Open a link">
        <OpenField />
      </PanelBoundary>
      <PanelBoundary name="Lessons">
        <LessonsLater loadTeaching={props.loadTeaching} loadFiles={props.loadFiles} />
      </PanelBoundary>
    </>
  );
}
