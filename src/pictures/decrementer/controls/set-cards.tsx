/**
 * What userspace sets on the destination, as cards in their order, each with what it has seen and done. They
 * are dragged, moved with Alt and the arrows, or swapped by the button between them.
 */
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { ChoiceOfFew } from '../../../views/controls/choice-of-few.tsx';
import { useActions } from '../../../views/use-scope.ts';
import { missingWords, type SetWords } from './set-words.ts';
import {
  CHOICES,
  choiceOf,
  orderOf,
  swapped,
  valueOf,
  type Choice,
  type Register,
} from './orders.ts';
import './set-cards.css';

interface Props {
  /** Of the setting `userspace`. */
  readonly value: string;
  /** False where the guest does not move: nobody sets anything. */
  readonly isUsed: boolean;
  readonly wordsOf: (register: Register) => SetWords;
  /** This kernel lets userspace set dec_expires. */
  readonly hasExpiry: boolean;
}

export function SetCards({ value, isUsed, wordsOf, hasExpiry }: Props) {
  const { change } = useActions();
  const order = orderOf(value);
  const other = swapped(value);
  const swap = () => other !== null && void change({ userspace: other }, true);
  const missing = (['TB_OFFSET', 'DEC_EXPIRY'] as const).filter((one) => !order.includes(one));
  return (
    <section className="set-cards" aria-label="Order of the two SETs">
      <h2>
        Order of the two SETs{' '}
        <span className="dim">
          {!isUsed ? 'no effect here' : other === null ? '' : 'drag to swap'}
        </span>
      </h2>
      <p className="set-cards-what dim">SET: userspace writes a vCPU’s register</p>
      <ol data-used={isUsed}>
        {order.map((register, index) => (
          <Card
            key={register}
            register={register}
            place={index + 1}
            words={isUsed ? wordsOf(register) : UNUSED}
            onSwap={other === null ? null : swap}
            isLast={index === order.length - 1}
          />
        ))}
        {missing.map((register) => (
          <li key={register} className="set-card" data-missing="true">
            <span className="set-card-place mono">–</span>
            <b className="mono">{register}</b>
            <Words words={isUsed ? missingWords(register, hasExpiry) : UNUSED} />
          </li>
        ))}
        {other !== null && (
          <li className="set-cards-swap">
            <button
              type="button"
              className="button button-small"
              onClick={swap}
              title="Swap the two"
            >
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M5 2v11M2 10l3 3.5L8 10M11 14V3M8 6l3 -3.5L14 6" />
              </svg>
              <span className="visually-hidden">Swap the two SETs</span>
            </button>
          </li>
        )}
      </ol>
      <ChoiceOfFew<Choice>
        label={isUsed ? 'userspace sets' : 'userspace sets: no effect here'}
        segments={CHOICES}
        value={choiceOf(value)}
        onChange={(chosen) => change({ userspace: valueOf(chosen) }, true)}
      />
    </section>
  );
}

const UNUSED: SetWords = {
  strong: 'the guest stays on its host',
  dim: '',
  tone: 'plain',
  title: '',
  isToCome: false,
};

interface CardProps {
  readonly register: Register;
  readonly place: number;
  readonly words: SetWords;
  /** null where there is nothing to be swapped with. */
  readonly onSwap: (() => void) | null;
  readonly isLast: boolean;
}

function Card({ register, place, words, onSwap, isLast }: CardProps) {
  const { dragged, handlers } = useDrag(onSwap, isLast);
  const onKeyDown = (event: KeyboardEvent) => {
    const isTowards = event.key === (isLast ? 'ArrowUp' : 'ArrowDown');
    if (!event.altKey || !isTowards || onSwap === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSwap();
  };
  return (
    <li
      className="set-card"
      data-tone={words.tone}
      data-to-come={words.isToCome}
      data-dragged={dragged !== 0}
      style={{ transform: dragged === 0 ? undefined : `translateY(${dragged}px)` }}
      title={words.title}
      {...handlers}
    >
      {onSwap !== null && (
        <button
          type="button"
          className="set-card-handle"
          aria-label={`${register}, ${place} of 2: move it with Alt and the arrows`}
          aria-keyshortcuts={isLast ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
          onKeyDown={onKeyDown}
        >
          <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true">
            {[2, 8, 14].flatMap((y) => [
              <circle key={`l${y}`} cx="2" cy={y} r="1.5" />,
              <circle key={`r${y}`} cx="8" cy={y} r="1.5" />,
            ])}
          </svg>
        </button>
      )}
      <span className="set-card-place mono">{place}</span>
      <b className="mono">{register}</b>
      <Words words={words} />
    </li>
  );
}

const Words = ({ words: { strong, dim } }: { readonly words: SetWords }) => (
  <span className="set-card-words">
    <span className="set-card-strong">{strong}</span>
    <span className="dim">{dim}</span>
  </span>
);

/** How far the pointer must take a card, in pixels, to be dropped at the other one's place. */
const FAR = 36;
const MOST = 96;

/** A card that follows the pointer, up or down, to the place of the other one. */
function useDrag(onSwap: (() => void) | null, isLast: boolean) {
  const from = useRef<number | null>(null);
  const [dragged, setDragged] = useState(0);
  if (onSwap === null) return { dragged: 0, handlers: {} };
  const end = (isTaken: boolean) => {
    if (from.current === null) return;
    from.current = null;
    setDragged(0);
    if (isTaken && Math.abs(dragged) > FAR) onSwap();
  };
  return {
    dragged,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        from.current = event.clientY;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (from.current === null) return;
        const by = event.clientY - from.current;
        setDragged(isLast ? Math.min(0, Math.max(-MOST, by)) : Math.max(0, Math.min(MOST, by)));
      },
      onPointerUp: () => end(true),
      onPointerCancel: () => end(false),
    },
  };
}
