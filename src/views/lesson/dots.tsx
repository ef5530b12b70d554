/** A dot for each card, which leads there. */

interface Props {
  readonly count: number;
  /** The card that is shown, from 0. */
  readonly now: number;
  readonly done: ReadonlySet<number>;
  readonly nameOf: (card: number, isDone: boolean) => string;
  readonly onShow: (card: number) => void;
}

export function Dots({ count, now, done, nameOf, onShow }: Props) {
  return (
    <ol className="lesson-dots">
      {Array.from({ length: count }, (_, card) => (
        <li key={card}>
          <button
            type="button"
            className="lesson-dot"
            data-done={done.has(card)}
            aria-label={nameOf(card, done.has(card))}
            aria-current={card === now ? 'step' : undefined}
            onClick={() => onShow(card)}
          />
        </li>
      ))}
    </ol>
  );
}
