/** One machine: what goes wrong in it, a small picture of that, and the ways into it. */
import { FIRST_LESSON } from '../../lessons/first.ts';
import type { Card, MachineInfo } from '../../protocol/card.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { LoadAgain } from '../controls/load-again.tsx';
import { useLater } from '../controls/use-later.ts';
import { asSentence } from '../format/sentence.ts';
import type { CardFigureProps, Picture, Pictures } from '../pictures.ts';
import { useActions, useScope } from '../use-scope.ts';
import { TourButton } from '../tour/tour-button.tsx';
import { Terms } from '../words/terms.tsx';
import './machine-card.css';

interface Props {
  readonly machine: MachineInfo;
  /** Its place on the page, from 1. */
  readonly number: number;
  readonly pictures: Pictures;
  readonly reload: () => void;
}

export function MachineCard({ machine, number, pictures, reload }: Props) {
  const { id, title, sentence, ready } = machine;
  const card = useScope((state) => state.cards.get(id));
  const picture = pictures[id];
  const isFirst = number === 1;
  const failure = typeof card === 'object' ? card.words.title : sentence;
  return (
    <article
      className="machine-card"
      aria-labelledby={`machine-${id}`}
      data-ready={ready}
      data-first={isFirst}
    >
      <div className="machine-card-words">
        <p className="machine-card-subject dim">
          <span className="machine-card-number mono" aria-hidden="true">
            {number}
          </span>
          {title}
        </p>
        <h3 id={`machine-${id}`}>{failure}</h3>
        {ready ? (
          <CardWords model={id} card={card} isFirst={isFirst} />
        ) : (
          <p className="machine-card-soon dim">In preparation</p>
        )}
      </div>
      {ready && (
        <div className="machine-card-figure">
          {typeof card === 'object' && picture !== undefined && (
            <Figure picture={picture} runs={card.runs} reload={reload} />
          )}
        </div>
      )}
      {ready && <About card={typeof card === 'object' ? card : null} isFirst={isFirst} />}
    </article>
  );
}

/** What goes wrong in it, and its words, for whoever has never heard of it. */
function About({ card, isFirst }: { readonly card: Card | null; readonly isFirst: boolean }) {
  const description = card?.runs[0]?.description;
  return (
    <div className="machine-card-foot">
      {description !== undefined && (
        <TourButton
          className="button button-small machine-card-tour"
          model={description.model}
          stops={description.words.tour}
        />
      )}
      <details className="machine-card-about">
        <summary>What is this?</summary>
        {card !== null && description !== undefined && (
          <>
            {!isFirst && <Story words={card.words} />}
            {description.words.bug.map((sentence) => (
              <p key={sentence}>
                <Terms text={sentence} of={description} />
              </p>
            ))}
            <p className="dim">
              Every word of the field that is underlined says what it means, here and on every page.
            </p>
          </>
        )}
      </details>
    </div>
  );
}

/** What comes of it, and what mends it: in sight where there is room. */
function Story({ words }: { readonly words: Card['words'] }) {
  return (
    <p>
      {words.consequence}
      <br />
      <span className="dim">{words.remedy}</span>
    </p>
  );
}

interface CardWordsProps {
  readonly model: string;
  readonly card: Card | string | undefined;
  readonly isFirst: boolean;
}

function CardWords({ model, card, isFirst }: CardWordsProps) {
  const { showCard } = useActions();
  if (card === undefined)
    return (
      <p className="dim" role="status">
        Its runs are being played…
      </p>
    );
  if (typeof card === 'string')
    return (
      <div role="alert">
        <p>Its runs could not be played. {asSentence(card)}</p>
        <button type="button" className="button" onClick={() => void showCard(model, null)}>
          Try again
        </button>
      </div>
    );
  const { words, choice, options, option, runs, doors } = card;
  const lesson = FIRST_LESSON[model];
  return (
    <>
      {isFirst && <Story words={words} />}
      {options.length > 1 && (
        <ChoiceOfFew<number>
          label={choice}
          segments={options.map((label, value) => ({ value, label }))}
          value={option}
          onChange={(chosen) => showCard(model, chosen)}
        />
      )}
      <div className="machine-card-doors">
        <a className="button button-accent" href={runs[0]?.hash}>
          See it break
        </a>
        {lesson !== undefined && (
          <a className="button" href={`#lesson=${lesson}`}>
            Lesson
          </a>
        )}
        {doors.map(({ label, hash }) => (
          <a key={label} className="button" href={hash}>
            {label}
          </a>
        ))}
      </div>
    </>
  );
}

interface FigureProps extends CardFigureProps {
  readonly picture: Picture;
  readonly reload: () => void;
}

function Figure({ picture, runs, reload }: FigureProps) {
  const later = useLater(picture.card);
  if (later === 'failed') return <LoadAgain reload={reload} />;
  return later === 'under way' ? null : <later.part runs={runs} />;
}
