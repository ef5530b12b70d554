/** What is under the pointer, in words, beside the pointer. Assistive technology has the live region. */
import type { HitWords } from '../../timeline/words.ts';

interface TimelineTooltipProps {
  readonly xCssPx: number;
  readonly yCssPx: number;
  readonly words: HitWords;
}

const BESIDE_CSS_PX = 14;
/** Larger than any tooltip, so that it stays inside. */
const TURN_FROM_RIGHT = 'calc(100cqw - 17rem)';
const TURN_FROM_BOTTOM = 'calc(100cqh - 7.5rem)';

export function TimelineTooltip({ xCssPx, yCssPx, words }: TimelineTooltipProps) {
  return (
    <div
      className="timeline-tooltip"
      aria-hidden="true"
      style={{
        left: `max(0px, min(${xCssPx + BESIDE_CSS_PX}px, ${TURN_FROM_RIGHT}))`,
        top: `min(${yCssPx + BESIDE_CSS_PX}px, ${TURN_FROM_BOTTOM})`,
      }}
    >
      <strong>{words.title}</strong>
      <span>{words.phase}</span>
      {words.waitsFor !== '' && <em>{words.waitsFor}</em>}
      <small>{words.time}</small>
    </div>
  );
}
