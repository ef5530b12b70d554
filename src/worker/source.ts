/** Sources to open become orders here: outside data passes the gate, or is refused with a sentence. */
import { defined } from '../base/assert.ts';
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import { adaptScenario } from '../scenario/adapt.ts';
import { decodeLink } from '../scenario/link.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Edit } from '../scenario/schema.ts';
import type { Library, ParsedPreset } from './library.ts';
import type { Order } from './opening.ts';

/** `currentBase`: the preset that the run on screen is told apart from; null for none. */
export function orderOf(
  source: Source,
  library: Library,
  currentBase: string | null,
): Result<Order, Failure> {
  switch (source.kind) {
    case 'preset':
      return openPreset(source.id, library);
    case 'link':
      return openLink(source.hash, library);
    case 'scenario':
      return openScenario(source.scenario, library, {
        base: library.preset(source.preset ?? null)?.id ?? null,
        step: source.step,
      });
    case 'change': {
      const { scenario, notices } = adaptScenario(source.scenario, source.change);
      const order = { base: currentBase, step: source.step ?? 0, notices } as const;
      const { edits } = source.change;
      // An edit that is asked for is refused; one that another change leaves without its line is not.
      const asksForEdit = edits !== undefined && edits.length >= source.scenario.edits.length;
      return openScenario(scenario, library, {
        ...order,
        onImpossible: 'adapt',
        onMisfit: asksForEdit ? 'refuse' : 'drop',
      });
    }
  }
}

/** `scenario` is anything at all. */
export function openScenario(
  scenario: unknown,
  library: Library,
  { onMisfit = 'refuse', ...order }: Partial<Order> & { readonly onMisfit?: 'refuse' | 'drop' },
): Result<Order, Failure> {
  const parsed = parseScenario(scenario);
  if (!parsed.ok) return fail({ code: 'bad-input', sentence: parsed.error, offer: null });
  const notices = [...(order.notices ?? []), ...parsed.value.notices];
  let wanted = parsed.value.scenario;
  let model = library.model(wanted);
  while (!model.ok) {
    const { index, sentence } = model.error;
    if (onMisfit === 'refuse') return fail({ code: 'bad-input', sentence, offer: null });
    notices.push(droppedText(defined(wanted.edits[index], 'the refused edit')));
    wanted = { ...wanted, edits: wanted.edits.filter((_, i) => i !== index) };
    model = library.model(wanted);
  }
  return ok({
    base: null,
    step: 0,
    wish: null,
    onImpossible: 'refuse',
    checksum: null,
    ...order,
    scenario: wanted,
    model: model.value,
    notices,
  });
}

function droppedText({ kind, at }: Edit): string {
  return `edits: the ${kind} of ${at} was dropped, for it does not fit the changed scenario`;
}

function openPreset(id: string, library: Library): Result<Order, Failure> {
  const preset = library.preset(id);
  if (preset === undefined) {
    const sentence = `There is no preset ${JSON.stringify(id)}.`;
    return fail({ code: 'bad-input', sentence, offer: offerOf(library.presets[0]) });
  }
  return openScenario(preset.scenario, library, { base: preset.id });
}

function openLink(hash: string, library: Library): Result<Order, Failure> {
  const decoded = decodeLink(hash, library.links);
  if (!decoded.ok) {
    const { code, sentence, preset } = decoded.error;
    return fail({ code, sentence, offer: offerOf(library.preset(preset) ?? library.presets[0]) });
  }
  const { scenario, preset, step, checksum } = decoded.value;
  const order = { base: preset, step, checksum, onImpossible: 'adapt' } as const;
  const opened = openScenario(scenario, library, order);
  if (opened.ok) return opened;
  const sentence = `The link does not hold a scenario: ${opened.error.sentence}.`;
  const offer = offerOf(library.preset(preset) ?? library.presets[0]);
  return fail({ code: 'bad-link', sentence, offer });
}

function offerOf(preset: ParsedPreset | undefined): Failure['offer'] {
  if (preset === undefined) return null;
  return { label: `Open "${preset.title}"`, source: { kind: 'preset', id: preset.id } };
}
