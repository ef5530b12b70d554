/** A card of the start page: runs of its model, played to their ends. */
import { assert, defined } from '../base/assert.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { CardRun } from '../models/catalogue.ts';
import type { Card, Preview } from '../protocol/card.ts';
import type { Failure } from '../protocol/messages.ts';
import type { Library } from './library.ts';
import { notPossible, Opening } from './opening.ts';
import { finishAtOnce, type Session } from './session.ts';
import { orderOf } from './source.ts';

/** `option`: index into those of the model's card; null for the one that it begins with. */
export function cardOf(library: Library, option: number | null): Result<Card, Failure> {
  const { choice, options, first, doors, words } = library.card;
  const chosen = option ?? first;
  const plan = options[chosen];
  if (plan === undefined) return fail(notPossible(`A card has no option ${chosen}.`));
  const runs = plan.runs.map((run) => previewOf(run.label, played(library, run)));
  return ok({
    words: words(defined(runs[0], 'a run')),
    choice,
    options: options.map(({ label }) => label),
    option: chosen,
    runs,
    doors: doors.map((door) => ({ label: door.label, hash: hashOf(played(library, door)) })),
  });
}

/** Plans of cards are part of their models: that one cannot be played is a mistake of ours. */
function played(library: Library, { preset, change }: CardRun): Session {
  const base = library.preset(preset);
  const order =
    base === undefined || change === undefined
      ? orderOf({ kind: 'preset', id: preset }, library, null)
      : orderOf({ kind: 'change', scenario: base.scenario, change }, library, preset);
  const session = order.ok
    ? finishAtOnce(new Opening(order.value, { columns: false }), library)
    : order;
  assert(session.ok, session.ok ? '' : `${preset}: ${session.error.sentence}`);
  return session.value;
}

function previewOf(label: string, session: Session): Preview {
  const { steps } = session.run;
  return {
    label,
    description: session.opened.description,
    finished: session.finished(),
    moments: Array.from({ length: steps + 1 }, (_, step) => session.viewer.snapshot(step)),
    hash: hashOf(session),
  };
}

/** Where the damage is done, or else where something breaks, or else its end. */
function hashOf(session: Session): string {
  const { run, opened } = session;
  const { events } = opened.description;
  const isDamage = (bits: number) =>
    events.some(({ marker }, bit) => marker === 'damage' && (bits & (1 << bit)) !== 0);
  const damage = session.log(0, run.steps).find((line) => isDamage(line.events));
  const step = damage === undefined ? run.violations[0]?.step : damage.step + 1;
  const link = session.link(step ?? run.steps);
  assert(link.ok, 'a run that has ended has a link');
  return link.value;
}
