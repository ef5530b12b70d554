/** The words of the plot, each at its place. */
import { widthOf, type Placed } from './labels.ts';

interface Props {
  readonly labels: readonly Placed[];
  readonly step: number;
}

/** Those that are there yet. */
export const LabelLayer = ({ labels, step }: Props) =>
  labels
    .filter((one) => (one.step ?? 0) <= step)
    .map(({ key, ...label }) => <Words key={key} {...label} />);

function Words({ text, spot, tone, hint, plate = false }: Omit<Placed, 'key'>) {
  const { x, y, anchor = 'start', turn = 0 } = spot;
  const width = widthOf(text) + 12;
  const left = { start: -6, middle: -width / 2, end: 6 - width }[anchor];
  return (
    <g
      className={plate ? 'offset-plate' : undefined}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(2)})`}
    >
      {hint !== undefined && <title>{hint}</title>}
      {plate && <rect data-plate x={left} y={-14} width={width} height={20} rx={4} />}
      <text className={plate ? undefined : `offset-label offset-${tone}`} textAnchor={anchor}>
        {text}
      </text>
    </g>
  );
}
