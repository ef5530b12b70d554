/** Accesses of timer registers, as kernels before and after b103cc3f10c0 have them: in this run, and by exits. */
import { useState } from 'react';
import type { Description } from '../../../protocol/description.ts';
import { useWidth } from '../../../views/controls/use-width.ts';
import { ValueButton } from '../../../views/controls/value-button.tsx';
import { Grip } from '../../../views/picture/grip.tsx';
import type { Moment } from '../moment.ts';

interface Props {
  readonly moment: Moment;
  readonly description: Description;
  /** The slider can be moved. */
  readonly isLive: boolean;
}

/** Exits from a load to a put, where nobody has said another number. */
const USUAL = 40;

export function Meter({ moment, description, isLive }: Props) {
  const [exits, setExits] = useState(USUAL);
  const rows = (id: string) => description.tables?.find((table) => table.id === id)?.rows ?? [];
  const at = (id: string) => rows(id).find(([n]) => n === exits) ?? [];
  const [, vheBefore = 0, vheAfter = 0] = at('accesses-vhe');
  const [, before = 0, after = 0] = at('accesses-non-vhe');
  const most = Math.max(1, before);
  const [ran, runs] = [Number(moment.before.value), Number(moment.after.value)];
  const mostSoFar = Math.max(1, ran, runs);
  return (
    <section className="vt-meter" aria-label="Register accesses">
      <h2>
        Register accesses <span className="dim">{exitsInWords(moment.exits)} so far</span>
      </h2>
      <Pair
        name="this run"
        most={mostSoFar}
        before={{ value: ran, index: moment.before.index }}
        after={{ value: runs, index: moment.after.index }}
      />
      <p className="vt-meter-head">
        One load to one put <b>n = {exits} exits</b>
      </p>
      <Pair name="VHE" most={most} before={{ value: vheBefore }} after={{ value: vheAfter }} />
      <Pair name="non-VHE" most={most} before={{ value: before }} after={{ value: after }} />
      {isLive && <Exits exits={exits} most={rows('accesses-vhe').length} onTake={setExits} />}
    </section>
  );
}

const exitsInWords = (exits: number) => (exits === 1 ? '1 exit' : `${exits} exits`);

interface Amount {
  readonly value: number;
  /** Into the registers, for who set it. */
  readonly index?: number;
}

interface PairProps {
  readonly name: string;
  readonly most: number;
  readonly before: Amount;
  readonly after: Amount;
}

const Pair = ({ name, most, before, after }: PairProps) => (
  <div className="vt-pair" role="group" aria-label={name}>
    <b>{name}</b>
    <Bar of={name} label="before" amount={before} most={most} />
    <Bar of={name} label="after" amount={after} most={most} />
  </div>
);

interface BarProps {
  readonly of: string;
  readonly label: 'before' | 'after';
  readonly amount: Amount;
  readonly most: number;
}

function Bar({ of, label, amount: { value, index }, most }: BarProps) {
  return (
    <div className="vt-meter-bar" data-kernel={label}>
      <span className="dim">{label}</span>
      <span className="vt-meter-rail">
        <span className="vt-meter-fill" style={{ width: `${(value / most) * 100}%` }} />
      </span>
      {index === undefined ? (
        <b>{value}</b>
      ) : (
        <ValueButton kind="register" index={index} name={`accesses ${label}, ${of}`}>
          <b>{value}</b>
        </ValueButton>
      )}
    </div>
  );
}

interface ExitsProps {
  readonly exits: number;
  readonly most: number;
  readonly onTake: (exits: number) => void;
}

const HEIGHT = 18;
const END = 11;

function Exits({ exits, most, onTake }: ExitsProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const length = Math.max(1, width - 2 * END);
  return (
    <div className="vt-exits">
      <span className="dim">exits</span>
      <div ref={ref}>
        <svg width={width} height={HEIGHT}>
          <rect className="vt-exits-rail" y={HEIGHT / 2 - 3} width={width} height="6" rx="3" />
          {width > 0 && (
            <Grip
              label="exits from a load to a put"
              at={{ x: END + (length * (exits - 1)) / Math.max(1, most - 1), y: HEIGHT / 2 }}
              along="x"
              value={exits}
              min={1}
              max={most}
              step={1}
              text={exitsInWords(exits)}
              valueAt={({ x }) => 1 + ((x - END) / length) * (most - 1)}
              onPreview={(value) => value !== null && onTake(value)}
              onTake={onTake}
            />
          )}
        </svg>
      </div>
    </div>
  );
}
