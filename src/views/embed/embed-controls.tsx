/** Play, to and fro by event, and the slider over all steps. */
import { useEffect, useRef } from 'react';
import { Icon, type IconName } from '../controls/icon.tsx';
import { StepSlider } from '../transport/step-slider.tsx';
import { useActions, useScope } from '../use-scope.ts';

export function EmbedControls() {
  const playing = useScope((state) => state.playing);
  const step = useScope((state) => state.step);
  const last = useScope(({ run }) => run?.trace.length ?? 0);
  const { move, setPlaying } = useActions();
  const play = useRef<HTMLButtonElement>(null);
  // They come where a button was pressed, which has gone; nothing of the page around it may move.
  useEffect(() => play.current?.focus({ preventScroll: true }), []);
  const label = playing ? 'Pause' : 'Play';
  return (
    <>
      <Control icon="previousEvent" label="Previous event" onPress={() => move(-1, 'event')} />
      <button
        ref={play}
        type="button"
        className="button button-accent embed-control"
        aria-label={label}
        title={label}
        onClick={() => setPlaying(!playing)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <Control icon="nextEvent" label="Next event" onPress={() => move(1, 'event')} />
      <StepSlider />
      <p className="embed-step mono">{`${step} / ${last}`}</p>
    </>
  );
}

interface ControlProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onPress: () => void;
}

function Control({ icon, label, onPress }: ControlProps) {
  return (
    <button
      type="button"
      className="button embed-control"
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
