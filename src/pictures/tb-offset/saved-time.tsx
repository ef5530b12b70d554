/** The time that QEMU saved: what it counts, what it leaves out as a debt, and how the guest goes on from it. */
import { guestTime, lengthOf, signedLength } from './amounts.ts';
import type { Layout } from './layout.ts';
import type { Read, Saved, Scene } from './scene.ts';
import { AlongLine } from './along-line.tsx';
import { HOVER } from './words.ts';

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly step: number;
  readonly fall: Read | null;
}

/** So high a box has its words in it. */
const ROOM_PX = 17;

export function SavedTime({ scene, layout, step, fall }: Props) {
  const { saved, stop, cont } = scene;
  if (saved === null || stop === null || saved.time > layout.to) return null;
  const isTold = saved.step <= step;
  const [start, end] = [layout.x(stop.time), layout.x(cont?.time ?? layout.to)];
  const low = layout.guest(saved.time, 0);
  const high = layout.guest(saved.time, saved.debt);
  return (
    <g className="offset-saved" data-later={!isTold}>
      {saved.debt !== 0 && <Counted saved={saved} layout={layout} />}
      {saved.debt > 0 ? (
        <rect className="offset-debt" x={start} y={high} width={end - start} height={low - high}>
          <title>{HOVER.box}</title>
        </rect>
      ) : (
        <line className="offset-wanted" x1={start} x2={end} y1={low} y2={low} />
      )}
      {saved.debt > 0 && low - high > 8 && (
        <path
          className="offset-bracket"
          d={`M ${start + 6} ${high + 3} h 5 m -2.5 0 V ${low - 3} m -2.5 0 h 5`}
        />
      )}
      <circle className="offset-dot" data-tone="guest" cx={start} cy={high} r={6} />
      {saved.debt !== 0 && (
        <circle className="offset-dot" data-tone="debt" cx={start} cy={low} r={6} />
      )}
      <Words {...{ scene, saved, layout, start, low, high }} room={end - start} />
      {cont !== null && (
        <GoesOn {...{ scene, saved, layout, fall, x: end }} isTold={cont.step <= step} />
      )}
    </g>
  );
}

/** Host now + env.tb_offset, from where it is known. */
function Counted({ saved, layout }: { saved: Saved; layout: Layout }) {
  const from = layout.from;
  const to = saved.time;
  return (
    <>
      <line
        className="offset-counted"
        x1={layout.x(from)}
        x2={layout.x(to)}
        y1={layout.guest(from, from - to)}
        y2={layout.guest(to, 0)}
      >
        <title>{HOVER.qemu(saved.debt)}</title>
      </line>
      {layout.left > 60 && (
        <AlongLine
          className="offset-warn"
          layout={layout}
          x={layout.x(from) + 12}
          y={layout.guest(from, from - to) + 12}
        >
          QEMU counts
        </AlongLine>
      )}
    </>
  );
}

interface WordsProps {
  readonly scene: Scene;
  readonly saved: Saved;
  readonly layout: Layout;
  readonly start: number;
  readonly low: number;
  readonly high: number;
  readonly room: number;
}

function Words({ scene, saved, start, low, high, room }: WordsProps) {
  const { base } = scene;
  const last = guestTime(saved.last, base);
  const text = guestTime(saved.saved, base);
  const wide = room > 210;
  if (saved.debt <= 0)
    return (
      <text className="offset-label offset-teal" x={start + 12} y={low - 9}>
        {wide ? `saved: ${text}, as the guest reads` : `saved: ${text}`}
      </text>
    );
  const isHigh = low - high >= ROOM_PX;
  const debt = lengthOf(saved.debt);
  return (
    <>
      <text className="offset-label offset-teal" x={start + 12} y={high - 9}>
        {wide ? `last read: ${last}` : last}
      </text>
      {isHigh && (
        <text className="offset-label offset-warn" x={start + 22} y={(low + high) / 2 + 4}>
          {room > 232 ? `rounded up, not saved: ${debt}` : room > 120 ? 'never saved' : ''}
        </text>
      )}
      <text className="offset-label offset-warn" x={start + 12} y={low + 17}>
        {`saved: ${text}`}
      </text>
    </>
  );
}

interface GoesOnProps {
  readonly scene: Scene;
  readonly saved: Saved;
  readonly layout: Layout;
  readonly fall: Read | null;
  readonly x: number;
  readonly isTold: boolean;
}

/** From the saved time up to what the kernel can hold. */
function GoesOn({ scene, saved, layout, fall, x, isTold }: GoesOnProps) {
  const { cont } = scene;
  const time = cont?.time ?? 0;
  const jump = saved.jump ?? 0;
  const wanted = layout.guest(time, 0);
  const got = layout.guest(time, jump);
  const isFar = Math.abs(jump) > 60;
  return (
    <g data-later={!isTold}>
      {fall === null && jump !== 0 && !isFar && (
        <>
          <path
            className="offset-bracket"
            d={`M ${x + 4} ${wanted} h 6 m -3 0 V ${got} m -3 0 h 6`}
          />
          <text className="offset-label offset-warn" x={x + 16} y={Math.min(wanted, got) + 21}>
            {layout.right - x > 170 ? `rounded up: ${signedLength(jump)}` : signedLength(jump)}
          </text>
        </>
      )}
    </g>
  );
}
