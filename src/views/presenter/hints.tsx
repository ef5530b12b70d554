/** The presenter's own keys, each of which is a button, too: the only type of it that is small. */
import { leaveToKeys } from './choices.tsx';
import type { Command } from './keys.ts';

interface Props {
  readonly place: string;
  /** What the digits do here; '' for nothing. */
  readonly digits: string;
  readonly commands: readonly KeyHint[];
  readonly onCommand: (command: Command) => void;
}

export interface KeyHint {
  readonly key: string;
  readonly label: string;
  readonly command: Command;
}

export function Hints({ place, digits, commands, onCommand }: Props) {
  return (
    <footer className="presenter-hints" data-hint>
      <span className="presenter-place">{place}</span>
      {digits !== '' && <span>{digits}</span>}
      {commands.map(({ key, label, command }) => (
        <button
          key={key}
          type="button"
          className="presenter-hint"
          onClick={(event) => {
            leaveToKeys(event);
            onCommand(command);
          }}
        >
          <kbd>{key}</kbd> {label}
        </button>
      ))}
    </footer>
  );
}
