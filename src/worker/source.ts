/** Sources to open become orders here: outside data passes the gate, or is refused with a sentence. */
import { fail, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import { adaptScenario } from '../scenario/adapt.ts';
import { linkIn } from '../scenario/link-in.ts';
import { decodeLink } from '../scenario/link.ts';
import type { ParsedScenario } from '../scenario/parse.ts';
import { fitEdits } from './fit-edits.ts';
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
    case 'text':
      return openText(source.text, library);
    case 'scenario':
      return openScenario(source.scenario, library, {
        base: library.preset(source.preset ?? null)?.id ?? null,
        step: source.step,
        notices: source.notice === undefined ? [] : [source.notice],
      });
    case 'change':
      return openChange(source, library, currentBase);
  }
}

function openChange(
  { scenario: before, change, step = 0 }: Extract<Source, { readonly kind: 'change' }>,
  library: Library,
  base: string | null,
): Result<Order, Failure> {
  const { scenario, notices } = adaptScenario(before, change, library.settings);
  const order = { base, step, onImpossible: 'adapt' } as const;
  // An edit that is asked for is made or refused; one that another change leaves behind is dropped.
  const { edits } = change;
  const asksForEdit = Array.isArray(edits) && edits.length >= before.edits.length;
  if (asksForEdit || before.edits.length === 0)
    return openScenario(scenario, library, { ...order, notices });
  const parsed = library.parse(scenario);
  if (!parsed.ok) return fail({ code: 'bad-input', sentence: parsed.error, offer: null });
  const fitted = fitEdits(before, parsed.value.scenario, library);
  return openScenario(fitted.scenario, library, {
    ...order,
    notices: [...notices, ...parsed.value.notices, ...fitted.notices],
  });
}

/** `scenario` is anything at all. */
export function openScenario(
  scenario: unknown,
  library: Library,
  order: Partial<Order>,
): Result<Order, Failure> {
  return openParsed(library.parse(scenario), library, order);
}

function openText(text: string, library: Library): Result<Order, Failure> {
  const link = linkIn(text);
  if (link === null) return openParsed(library.parseText(text), library, {});
  if (link.ok) return openLink(link.value, library);
  return fail({ code: 'bad-link', sentence: link.error, offer: null });
}

function openParsed(
  parsed: Result<ParsedScenario, string>,
  library: Library,
  order: Partial<Order>,
): Result<Order, Failure> {
  if (!parsed.ok) return fail({ code: 'bad-input', sentence: parsed.error, offer: null });
  const model = library.model(parsed.value.scenario);
  if (!model.ok) return fail({ code: 'bad-input', sentence: model.error.sentence, offer: null });
  return ok({
    base: null,
    step: 0,
    wish: null,
    onImpossible: 'refuse',
    claim: null,
    ...order,
    scenario: parsed.value.scenario,
    model: model.value,
    notices: [...(order.notices ?? []), ...parsed.value.notices],
  });
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
  const { scenario, preset, step, checksum, modelVersion } = decoded.value;
  const claim = { hash, checksum, modelVersion };
  const order = { base: preset, step, claim, onImpossible: 'adapt' } as const;
  const opened = openScenario(scenario, library, order);
  if (opened.ok) return opened;
  const sentence = `The link does not hold a scenario: ${opened.error.sentence}.`;
  const offer = offerOf(library.preset(preset) ?? library.presets[0]);
  return fail({ code: 'bad-link', sentence, offer });
}

function offerOf(preset: ParsedPreset | undefined): Failure['offer'] {
  if (preset === undefined) return null;
  const { id, title, scenario } = preset;
  return { label: `Open "${title}"`, source: { kind: 'preset', id, model: scenario.model } };
}
