/** A line that runs from dec_expires on its clock to the needle of DEC, when an entry loads the one into the other. */
import './load-line.css';

interface Props {
  /** Another step, another line. */
  readonly step: number;
  /** Where the needle comes to stand, in turns clockwise from the top. */
  readonly turns: number;
  /** Of the wheel, in pixels. */
  readonly radius: number;
}

/** Both ends are in drawings of their own: it is laid over what they are in, and nobody meets it. */
export function LoadLine({ step, turns, radius }: Props) {
  return (
    <svg className="load-line" aria-hidden="true">
      <path
        key={step}
        pathLength="1"
        ref={(path) => {
          path?.setAttribute('d', wayOf(path, turns * 2 * Math.PI, radius));
        }}
      />
    </svg>
  );
}

/** How far out on the needle it ends, of its length. */
const OUT = 0.6;

function wayOf(path: Element, angle: number, radius: number): string {
  const [foot, hub] = [
    middleOf(path, '.flags > .planted-flag:last-child .planted-flag-foot'),
    middleOf(path, '.dec-wheel-hub'),
  ];
  const end = {
    x: hub.x + OUT * radius * Math.sin(angle),
    y: hub.y - OUT * radius * Math.cos(angle),
  };
  const half = (foot.y + end.y) / 2;
  return `M${foot.x} ${foot.y}C${foot.x} ${half} ${end.x} ${half} ${end.x} ${end.y}`;
}

/** Of what `selector` finds beside the drawing of `path`, from that drawing's corner. */
function middleOf(path: Element, selector: string) {
  const drawing = path.closest('svg');
  const box = drawing?.parentElement?.querySelector(selector)?.getBoundingClientRect();
  const from = drawing?.getBoundingClientRect();
  if (box === undefined || from === undefined) return { x: 0, y: 0 };
  return { x: (box.left + box.right) / 2 - from.left, y: (box.top + box.bottom) / 2 - from.top };
}
