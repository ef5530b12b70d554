/** What the timeline shows, in words: for tooltips and for those who do not see the picture. */
import type { SignalInfo } from '../protocol/description.ts';
import { moment } from '../base/duration.ts';
import { debtOf } from './clock-shape.ts';
import type { Hit } from './hit-test.ts';
import { type Marker, MARKER_KINDS, MARKER_SIGNS } from './markers.ts';
import type { TimelineModel } from './timeline-model.ts';

export interface HitWords {
  /** e.g. `t4 · wait_for_others`. */
  readonly title: string;
  /** e.g. `wait for the owner`. */
  readonly phase: string;
  /** e.g. `1.034 – 1.242 µs, for 0.208 µs`. */
  readonly time: string;
  /** e.g. `waits for busy[2] to become 0`, or what a clock owes; '' for nothing. */
  readonly waitsFor: string;
}

/** Words about what is under the pointer; null over nothing. */
export function wordsOfHit(model: TimelineModel, hit: Hit): HitWords | null {
  const { row, span, ticks } = hit;
  if (!row || span < 0 || row.kind === 'group') return null;
  return row.kind === 'lane'
    ? wordsOfLane(model, row.index, span, ticks)
    : wordsOfSignal(model, row.index, span, ticks);
}

/** Words about a marker. */
export function wordsOfMarker(
  model: TimelineModel,
  { kind, label, short, ticks, step }: Marker,
): HitWords {
  return {
    title: `${MARKER_SIGNS[kind]} ${kind === 'violation' ? (short ?? label) : label}`,
    phase: kind === 'violation' && short !== undefined ? `“${label}” does not hold any more` : '',
    time: `step ${step}, at ${model.momentLabel(ticks)}`,
    waitsFor: '',
  };
}

function wordsOfLane(
  model: TimelineModel,
  lane: number,
  span: number,
  ticks: number,
): HitWords | null {
  const spans = model.lanes[lane];
  const thread = model.description.threads[lane];
  if (!spans || !thread) return null;
  const { phases, instructions, functions } = model.description;
  const instruction = instructions[model.placeAtTicks(lane, span, ticks)];
  const name = functions[instruction?.stack.at(-1) ?? -1]?.name;
  return {
    title: name === undefined ? thread.id : `${thread.id} · ${name}`,
    phase: phases[spans.value[span]!]?.label ?? '',
    time: stretch(model, spans.start[span]!, spans.endTicks(span)),
    waitsFor: instruction?.waitsFor ? `waits for ${instruction.waitsFor}` : '',
  };
}

function wordsOfSignal(
  model: TimelineModel,
  signal: number,
  span: number,
  ticks: number,
): HitWords | null {
  const spans = model.signals[signal];
  const info = model.description.signals[signal];
  if (!spans || !info) return null;
  const group = model.description.groups[info.group];
  // A strip that shows a cell says its value.
  const cell = info.kind === 'flag' && model.description.cells.find(({ id }) => id === info.id);
  return {
    title: group ? `${group.label} · ${info.label}` : info.label,
    phase: cell
      ? `${cell.label} = ${spans.value[span]!}`
      : levelWords(model, info, spans.value[span]!),
    time: stretch(model, spans.start[span]!, spans.endTicks(span)),
    waitsFor: info.kind === 'clock' ? debtWords(model, signal, ticks) : '',
  };
}

/** What a level means; of a gate who holds it shut. */
function levelWords({ description }: TimelineModel, { levels }: SignalInfo, value: number): string {
  const level = levels[value];
  const holders = (level?.shut ?? []).flatMap((isShut, slot) =>
    isShut ? [description.groups[slot]?.label ?? String(slot)] : [],
  );
  if (holders.length > 0) return `held shut by ${holders.join(', ')}`;
  return level?.label ?? '';
}

/** What is owed of a clock at a time, as drawn; '' for nothing. */
function debtWords(model: TimelineModel, clock: number, ticks: number): string {
  const { signals } = model.description;
  const index = debtOf(signals, clock);
  const spans = model.signals[index];
  return signals[index]?.levels[spans?.value[spans.indexAt(ticks)] ?? -1]?.label ?? '';
}

function stretch(model: TimelineModel, from: number, to: number): string {
  if (to === Infinity) return `from ${model.momentLabel(from)} to the end`;
  const { time, description } = model;
  const length = moment(time.trueTicks(to) - time.trueTicks(from), description.ticksPerMicrosecond);
  return `from ${model.momentLabel(from)} to ${model.momentLabel(to)}, for ${length}`;
}

/** What a step did and where one lane stands after it, for a live region. */
export function sentenceOfStep(model: TimelineModel, step: number, lane: number): string {
  const { description, trace, steps } = model;
  const parts = [model.momentLabel(model.ticksOfStep(step))];
  if (step > 0 && step <= steps) {
    const actor = description.actors[trace.actor[step - 1]!];
    const taken = description.instructions[trace.instruction[step - 1]!];
    if (actor) parts.push(`${actor.id}: ${taken?.text ?? actor.label}`);
    for (const kind of MARKER_KINDS) {
      for (const marker of model.markers(kind)) if (marker.step === step) parts.push(marker.label);
    }
  }
  const thread = description.threads[lane];
  if (thread) parts.push(`${thread.id} ${placeInWords(model, lane, step)}`);
  return `${parts.join('. ')}.`;
}

function placeInWords(model: TimelineModel, lane: number, step: number): string {
  const { instructions, phases, functions } = model.description;
  const instruction = instructions[model.placeAtStep(lane, step)];
  if (!instruction) return 'is nowhere';
  const phase = phases[instruction.phase]?.label ?? '';
  const name = functions[instruction.stack.at(-1) ?? -1]?.name ?? '';
  const waiting = instruction.waitsFor ? `, waits for ${instruction.waitsFor}` : '';
  return `is in ${phase}${name ? `, ${name}` : ''}${waiting}`;
}
