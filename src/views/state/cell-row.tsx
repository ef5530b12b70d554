/** A cell: its value by name where it has one. */
import { memo } from 'react';
import type { CellInfo } from '../../protocol/description.ts';
import { ChangedMark } from '../controls/changed-mark.tsx';
import { ValueButton } from '../controls/value-button.tsx';
import { Label } from './label.tsx';

interface Props {
  /** Into the description's cells. */
  readonly index: number;
  readonly info: CellInfo | undefined;
  readonly value: number;
  readonly changed: boolean;
}

export const CellRow = memo(function CellRow({ index, info, value, changed }: Props) {
  if (info === undefined) return null;
  const name = info.names[value - info.min] ?? '';
  return (
    <div className="state-cell" data-ghost={info.ghost}>
      <dt>
        <Label {...info} note={info.ghost ? 'Kept by the tool, not by the hardware.' : ''} />
      </dt>
      <dd className="mono" data-changed={changed}>
        <ChangedMark changed={changed} />{' '}
        <ValueButton kind="cell" index={index} name={info.label} tabIndex={-1}>
          {name === '' ? value : name}
        </ValueButton>
      </dd>
    </div>
  );
});
