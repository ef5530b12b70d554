/** The picture, what the bug is, the words, how to use the page, and last the keys, from the table that installs them. */
import { EXAM } from '../../lessons/exam/exam-id.ts';
import type { Description } from '../../protocol/description.ts';
import type { ScopeState } from '../../store/state.ts';
import { Dialog } from '../controls/dialog.tsx';
import { cardKeys } from '../lesson/lesson-keys.ts';
import { TIMELINE_KEYS } from '../timeline/timeline-keys.ts';
import { useActions, useScope } from '../use-scope.ts';
import { TourButton } from '../tour/tour-button.tsx';
import { Terms } from '../words/terms.tsx';
import { ClockLooks } from './clock-looks.tsx';
import { HowTo } from './how-to.tsx';
import { Signs } from './signs.tsx';
import { SHORTCUTS, keysOf } from './shortcuts.ts';
import { WordList } from './word-list.tsx';
import './shortcuts-dialog.css';

const GROUPS = ['Move', 'Change', 'Page'] as const;
/** A lesson says by itself what may be changed. */
const LESSON_GROUPS = ['Move'] as const;

/** What the words are about: the run that is open, else the first machine of the start page. */
function describedMachine({ run, cards }: ScopeState): Description | null {
  if (run !== null) return run.opened.description;
  const [card] = cards.values();
  return typeof card === 'object' ? (card.runs[0]?.description ?? null) : null;
}

export function ShortcutsDialog() {
  const { setDialog } = useActions();
  const description = useScope(describedMachine);
  const words = description?.words ?? null;
  const code = words?.code ?? 'program';
  const isLesson = useScope(({ lesson }) => lesson?.view === 'lesson');
  const isExam = useScope(({ lesson }) => lesson?.id === EXAM);
  return (
    <Dialog title="Help: picture, words, shortcuts" wide onClose={() => setDialog(null)}>
      <div className="shortcuts">
        {isLesson && (
          <section aria-label="On a card" className="shortcuts-card">
            <h3>On a card</h3>
            <dl>
              {cardKeys(isExam).map(({ name, label }) => (
                <KeyRow key={name.join('+')} keys={name} label={label} />
              ))}
            </dl>
          </section>
        )}
        {description !== null && !isLesson && (
          <div className="shortcuts-help">
            <TourButton model={description.model} stops={description.words.tour} />
          </div>
        )}
        {description !== null && words !== null && (
          <section aria-label="The picture" className="shortcuts-help">
            <h3>The picture</h3>
            {words.picture.map((sentence) => (
              <p key={sentence}>
                <Terms text={sentence} />
              </p>
            ))}
            <ClockLooks looks={words.looks} />
            <Signs description={description} />
          </section>
        )}
        {words !== null && (
          <section aria-label="What the bug is" className="shortcuts-help">
            <h3>What the bug is</h3>
            <p>
              <Terms text={words.bug.join(' ')} />
            </p>
          </section>
        )}
        {words !== null && (
          <section aria-label="Words" className="shortcuts-help">
            <h3>Words</h3>
            <WordList glossary={words.glossary} />
          </section>
        )}
        {!isLesson && <HowTo code={code} />}
        {(isLesson ? LESSON_GROUPS : GROUPS).map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {SHORTCUTS.filter((one) => one.group === group).map((one) => (
                <KeyRow key={keysOf(one).join('+')} keys={keysOf(one)} label={one.label} />
              ))}
            </dl>
          </section>
        ))}
        <section aria-label="On the timeline">
          <h3>On the timeline, when it has the focus</h3>
          <dl>
            {TIMELINE_KEYS.map(({ keys, label }) => (
              <KeyRow key={keys.join('+')} keys={keys} label={label} />
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}

function KeyRow({ keys, label }: { readonly keys: readonly string[]; readonly label: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
