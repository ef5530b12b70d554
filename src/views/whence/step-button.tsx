/** Goes to the state that a step has led to. */
import type { LogLine } from '../../protocol/snapshot.ts';
import { useActions, useScope } from '../use-scope.ts';

export function StepButton({ line }: { readonly line: LogLine }) {
  const { select, setPlaying } = useActions();
  const at = line.step + 1;
  const isHere = useScope((state) => state.step === at);
  return (
    <button
      type="button"
      className="button button-small whence-step"
      aria-current={isHere ? 'step' : undefined}
      onClick={() => {
        setPlaying(false);
        select(at);
      }}
    >
      step {at}
    </button>
  );
}
