/** The picture, what the bug is, the words, how to use the page, and last the keys, from the table that installs them. */
import type { Description } from '../../protocol/description.ts';
import type { ScopeState } from '../../store/state.ts';
import { Dialog } from '../controls/dialog.tsx';
import { TIMELINE_KEYS } from '../timeline/timeline-keys.ts';
import { useActions, useScope } from '../use-scope.ts';
import { TourButton } from '../tour/tour-button.tsx';
import { Terms } from '../words/terms.tsx';
import { ClockLooks } from './clock-looks.tsx';
import { Signs } from './signs.tsx';
import { SHORTCUTS, keysOf } from './shortcuts.ts';
import { WordList } from './word-list.tsx';
import './shortcuts-dialog.css';

const GROUPS = ['Move', 'Change', 'Page'] as const;

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
  return (
    <Dialog title="Help: picture, words, shortcuts" wide onClose={() => setDialog(null)}>
      <div className="shortcuts">
        {description !== null && (
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
        <section aria-label="How to use the page" className="shortcuts-help">
          <h3>How to use the page</h3>
          <p>
            Every thread runs the listed code one atomic step at a time. The step slider moves
            through a finished run; choosing another actor under “Next step” or injecting an error
            changes it from there on, and Undo brings the old run back. Twin takes another actor
            once, keeps the rest of the order, and shows both runs beside each other. The seed
            decides how long each step takes, and so who comes first where nobody has chosen.
          </p>
          <p>
            Δ marks what the selected step changed. In the code, + marks lines that this {code}{' '}
            added; a dashed chip is a thread inside a call made by that line.
          </p>
          <p>
            A run is one of many. Explore searches all of them, in the browser: it ends with a proof
            that no order that the model knows breaks an invariant, or with the shortest one that
            does. The letter of a line in the code asks what breaks without that line.
          </p>
          <p>
            What a search says is said of the model. It knows every order of steps and every moment
            of an error, but no speed: in a run that breaks something somebody may have to stall for
            longer than a machine would. Whether a machine could do that is argued, cause by cause,
            in docs/verdicts.md of the sources.
          </p>
          <p>
            The ⋯ of a line changes the {code}: the line is skipped, split into its steps, moved, or
            its branch forced. Enter opens it; ↑ and ↓ go from line to line. The listing then shows
            the difference, − for what is gone and + for what is new, and each change has a button
            that takes it back.
          </p>
          <p>
            On the timeline: wheel or pinch zooms, dragging pans, a click selects a step,
            Shift+click injects. Keys do not act while you type in a field.
          </p>
        </section>
        {GROUPS.map((group) => (
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
