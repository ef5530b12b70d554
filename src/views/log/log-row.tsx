/** One step in words. What it was comes from the trace; its outcome follows with the log's page. */
import type { LogLine } from '../../protocol/snapshot.ts';
import { eventsOf } from '../../protocol/trace.ts';
import { LOG_PAGE_STEPS } from '../../store/log-slice.ts';
import type { Run } from '../../store/state.ts';
import { violationsOf } from '../../store/verdict.ts';
import { moment } from '../../base/duration.ts';
import { placeOf } from '../lookup.ts';

interface Props {
  readonly run: Run;
  readonly pages: ReadonlyMap<number, readonly LogLine[]>;
  readonly entry: number;
  readonly row: number;
  readonly rows: number;
  readonly selected: boolean;
}

export function LogRow({ run, pages, entry, row, rows, selected }: Props) {
  const { trace, opened } = run;
  const { description } = opened;
  const actor = description.actors[trace.actor[entry] ?? -1];
  const place = placeOf(description, trace.instruction[entry]);
  const text = place?.instruction.text ?? actor?.label;
  const bits = eventsOf(trace, entry);
  const outcome = pages.get(Math.floor(entry / LOG_PAGE_STEPS))?.[entry % LOG_PAGE_STEPS]?.outcome;
  const events = description.events.filter((_, bit) => (bits & (1 << bit)) !== 0);
  const words = outcome ?? '';
  const broken = violationsOf(run)
    .filter(({ step }) => step === entry + 1)
    .map(({ invariant }) => description.invariants[invariant]?.id ?? '');
  const told = words === '' ? events.map(({ label }) => label).join(', ') : words;
  const tail = [told, ...broken.map((id) => `broken: ${id}`)].filter((part) => part !== '');
  return (
    <div
      id={`log-row-${row}`}
      className="log-row"
      role="option"
      aria-selected={selected}
      aria-setsize={rows}
      aria-posinset={row + 1}
      data-row={row}
      data-event={bits !== 0}
      data-broken={broken.length > 0}
      data-marker={events.find(({ marker }) => marker !== '')?.marker}
    >
      <span className="mono log-row-step">{entry + 1}</span>
      <span className="mono log-row-time">
        {moment(trace.startTicks[entry] ?? 0, description.ticksPerMicrosecond)}
      </span>
      <b className="mono log-row-actor">{actor?.id}</b>
      <span className="mono log-row-label">{place?.line.label}</span>
      <span className="log-row-text" title={[...tail, text].join(' · ')}>
        {/* Whole, or not yet: what came of it stands first, and would push the rest aside. */}
        {outcome !== undefined && (
          <>
            {tail.length > 0 && <span className="log-row-outcome">{tail.join(' · ')} </span>}
            <span className="mono dim">{text}</span>
            {place !== null && <span className="dim"> in {place.function.name}</span>}
          </>
        )}
      </span>
    </div>
  );
}
