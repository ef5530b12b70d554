/** Two hosts and a guest at the selected step: their clocks over time, what was read, and what can be changed. */
import { useState } from 'react';
import type { Run, Shown } from '../../store/state.ts';
import { ChoiceOfFew } from '../../views/controls/choice-of-few.tsx';
import { useSize } from '../../views/controls/use-size.ts';
import { findRegister } from '../../views/lookup.ts';
import { usePictureName } from '../../views/picture-panel.tsx';
import { Panel } from '../../views/shell/panel.tsx';
import { useScope } from '../../views/use-scope.ts';
import { AmountGutter } from './amount-gutter.tsx';
import { CarryCloseUp } from './carry-close-up.tsx';
import { ControlsRow } from './controls-row.tsx';
import { layoutOf } from './layout.ts';
import { Plot } from './plot.tsx';
import { ReadsStrip } from './reads-strip.tsx';
import { sceneOf, type Scene } from './scene.ts';
import { spoken } from './words.ts';
import './offset-panel.css';

export function OffsetPanel() {
  const name = usePictureName();
  const step = useScope((state) => state.step);
  const ready = useReady();
  // While another run is on its way, and to its step, the last one stays, and the focus in it.
  const [last, setLast] = useState(ready);
  const isThere = ready?.run.number === last?.run.number || ready?.shown.snapshot.step === step;
  const drawn = isThere ? ready : last;
  if (drawn !== null && drawn.shown !== last?.shown) setLast(drawn);
  return (
    <Panel name={name} className="offset-panel">
      {drawn === null ? (
        <p className="dim">The clocks appear as soon as the run is through.</p>
      ) : (
        <Clocks {...drawn} />
      )}
    </Panel>
  );
}

/** null until a run is through, and something of it is shown. */
function useReady(): ClocksProps | null {
  const shown = useScope((state) => state.shown);
  const run = useScope((state) => state.run);
  const scene = run === null ? null : sceneOfRun(run);
  if (run === null || shown === null || scene === null) return null;
  return shown.runNumber === run.number ? { run, shown, scene } : null;
}

const scenes = new WeakMap<object, Scene | null>();

/** Worked out once for a run. */
function sceneOfRun({ opened, finished }: Run): Scene | null {
  if (finished === null) return null;
  const known = scenes.get(finished);
  if (known !== undefined) return known;
  const scene = sceneOf(opened.description, finished.readings);
  scenes.set(finished, scene);
  return scene;
}

interface ClocksProps {
  readonly run: Run;
  readonly shown: Shown;
  readonly scene: Scene;
}

/** Below it there is one picture at a time, and nothing beside it. */
const WIDE_PX = 560;
const ROOMY_PX = 720;
const PARTS = [
  { value: 'clocks', label: 'Clocks' },
  { value: 'carry', label: 'Carry check' },
] as const;

function Clocks({ run, shown, scene }: ClocksProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const [part, setPart] = useState<'clocks' | 'carry'>('clocks');
  const { description, snapshot } = shown;
  const { width, height } = size;
  const isWide = width >= WIDE_PX;
  const clock = findRegister(description, snapshot, `${description.groups[0]?.id ?? ''}.now`);
  const now = scene.timeOf(clock?.value ?? 0n);
  const roomy = width >= ROOMY_PX;
  const gutters = isWide
    ? { left: roomy ? 112 : 84, right: roomy ? 160 : 130 }
    : { left: 8, right: 8 };
  const layout = layoutOf(
    scene,
    now,
    {
      left: gutters.left,
      right: width - gutters.right,
      top: 34,
      bottom: height - 8,
    },
    isWide,
  );
  const { step } = snapshot;
  const showsClocks = isWide || part === 'clocks';
  return (
    <div className="offset" data-wide={isWide} data-roomy={roomy} data-step={step}>
      {!isWide && (
        <div className="offset-head">
          <ChoiceOfFew
            label="Picture"
            labelHidden
            segments={PARTS}
            value={part}
            onChange={setPart}
          />
          {showsClocks && <AmountGutter shown={shown} scene={scene} />}
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {spoken(scene, step)}
      </p>
      <div className="offset-stage" ref={ref} hidden={!showsClocks}>
        {width > 0 && (
          <Plot
            opened={run.opened}
            scene={scene}
            layout={layout}
            width={width}
            height={height}
            now={now}
            step={step}
            isWide={isWide}
          />
        )}
        {isWide && <AmountGutter shown={shown} scene={scene} />}
      </div>
      {showsClocks && <ReadsStrip scene={scene} layout={layout} step={step} isWide={isWide} />}
      {isWide && <ControlsRow scenario={run.opened.scenario} stops={scene.stop !== null} />}
      {(isWide || part === 'carry') && (
        <CarryCloseUp description={description} scenario={run.opened.scenario} />
      )}
    </div>
  );
}
