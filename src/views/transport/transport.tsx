/** The bar at the bottom: moving through the run, playing it, and raising an error. */
import { Icon } from '../controls/icon.tsx';
import type { IconName } from '../controls/icon.tsx';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import type { StepMode } from '../../store/state.ts';
import { useActions, useScope } from '../use-scope.ts';
import { InjectMenu } from './inject-menu.tsx';
import { SpeedSlider } from './speed-slider.tsx';
import { StepReadout } from './step-readout.tsx';
import { StepSlider } from './step-slider.tsx';
import './transport.css';

const MODES = [
  { value: 'op', label: 'op', title: 'one atomic step' },
  { value: 'function', label: 'function', title: 'until a thread enters or leaves a function' },
  { value: 'event', label: 'event', title: 'until something happens that the story is about' },
] as const;

export function Transport() {
  const stepMode = useScope((state) => state.stepMode);
  const { move, goToStart, goToEnd, setStepMode } = useActions();
  return (
    <footer className="transport">
      <div className="transport-buttons">
        <TransportButton icon="start" label="Go to start" keys="Home" onPress={goToStart} />
        <TransportButton
          icon="previousEvent"
          label="Previous event"
          keys="Shift+←"
          onPress={() => move(-1, 'event')}
        />
        <TransportButton icon="back" label="Step back" keys="←" onPress={() => move(-1)} />
        <PlayButton />
        <TransportButton icon="forward" label="Step forward" keys="→" onPress={() => move(1)} />
        <TransportButton
          icon="nextEvent"
          label="Next event"
          keys="Shift+→"
          onPress={() => move(1, 'event')}
        />
        <TransportButton icon="end" label="Go to end" keys="End" onPress={goToEnd} />
      </div>
      <div className="transport-readout">
        <StepReadout />
        <SpeedSlider />
      </div>
      <ChoiceOfFew<StepMode>
        label="Play by"
        segments={MODES}
        value={stepMode}
        onChange={setStepMode}
      />
      <InjectMenu />
      <StepSlider />
    </footer>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly onPress: () => void;
}

function TransportButton({ icon, label, keys, onPress }: ButtonProps) {
  const disabled = useScope((state) => state.run === null);
  return (
    <button
      type="button"
      className="button transport-button"
      aria-label={label}
      title={`${label} (${keys})`}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

function PlayButton() {
  const playing = useScope((state) => state.playing);
  const disabled = useScope((state) => state.run === null);
  const { setPlaying } = useActions();
  const label = playing ? 'Pause' : 'Play';
  return (
    <button
      type="button"
      className="button button-accent transport-button"
      aria-label={label}
      title={`${label} (Space)`}
      disabled={disabled}
      onClick={() => setPlaying(!playing)}
    >
      <Icon name={playing ? 'pause' : 'play'} />
    </button>
  );
}
