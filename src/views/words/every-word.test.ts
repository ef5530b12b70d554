/** Nothing that the POWER8 core says is left unexplained: every letter, name and abbreviation of its sentences. */
import { describe, expect, it } from 'vitest';
import type { Description } from '../../protocol/description.ts';
import type { Setting } from '../../scenario/settings.ts';
import { describedPresets } from '../../testing/power8/described.ts';
import { entryOf, vocabularyOf } from './vocabulary.ts';

/** What needs no card, and why. */
const PLAIN: Readonly<Record<string, string>> = {
  POWER8: 'the processor that all of this is about, in the title',
  MHz: 'a unit',
  CPUs: 'known to everybody who reads of a kernel',
  NULL: 'known to everybody who reads of a kernel',
  AND: 'what a write does to the bits',
  core_hmi_state_ptr: 'where core_hmi_state is, which has a card',
  pnv_wakeup_noloss: 'a later name of power7_wakeup_noloss, in the sentence about that',
};

/** Ids of threads and of what acts on them: the lanes have them. */
const THREAD = /^t\d$/;
/** A number, a version, a commit or an address. */
const NUMBER = /^(?:\d|0x|v\d|[0-9a-f]{7,}$)/;

const presets = describedPresets();

/** As long as it is written: `in_guest[2]`, `vcore.in_guest`, `TFMR`, `X12`. */
const WORD = /[A-Za-z_][\w.]*\w(?:\[[A-Za-z0-9_]*\])?|[A-Z]\w*/g;

const looksLikeAName = (word: string): boolean =>
  word.includes('_') || /[A-Z]{2}/.test(word) || /^[A-Z]+\d+[a-z]?$/.test(word);

function unexplained(description: Description, texts: readonly string[]): string[] {
  const vocabulary = vocabularyOf(description);
  const isKnown = (word: string): boolean =>
    entryOf(vocabulary, word) !== undefined ||
    entryOf(vocabulary, word.replace(/\[.*$/, '')) !== undefined ||
    word in PLAIN ||
    THREAD.test(word) ||
    NUMBER.test(word);
  return texts.flatMap((text) =>
    (text.match(WORD) ?? [])
      .filter((word) => looksLikeAName(word) && !isKnown(word))
      .map((word) => `${word}: ${text}`),
  );
}

function sentencesOf(description: Description): string[] {
  const { words, events, invariants, phases, functions, cells, registers, lines } = description;
  return [
    ...[...words.bug, ...words.picture, ...words.tones.map(({ label }) => label)],
    ...words.glossary.map(({ sentence }) => sentence),
    ...events.map(({ label }) => label),
    ...invariants.flatMap((one) => [one.title, one.sentence, one.consequence]),
    ...phases.map(({ label }) => label),
    ...[...functions, ...cells, ...registers].map(({ summary }) => summary),
    ...registers.flatMap(({ fields }) => fields.flatMap(({ name, names }) => [name, ...names])),
    ...lines.map(({ why }) => why),
    ...description.instructions.map(({ waitsFor }) => waitsFor),
    ...description.switches.map(({ sentence }) => sentence),
    ...description.actors.map(({ label }) => label),
  ];
}

/** What the dialog says of each; the keys are for files. */
function textsOf(settings: readonly Setting[]): string[] {
  return settings.flatMap((setting) => [
    setting.label,
    'help' in setting ? setting.help : '',
    ...(setting.kind === 'choice'
      ? setting.options.flatMap(({ label, help = '' }) => [label, help])
      : []),
    ...(setting.kind === 'group' || setting.kind === 'list' ? textsOf(setting.settings) : []),
  ]);
}

describe.each(presets)('$id', ({ title, sentence, lookFor, description }) => {
  it('says nothing that cannot be looked up', () => {
    expect(unexplained(description, [title, sentence, lookFor])).toEqual([]);
  });

  it('explains what its machine says', () => {
    const found = unexplained(description, sentencesOf(description));
    expect([...new Set(found)]).toEqual([]);
  });
});

it('explains what the settings say', () => {
  const found = presets.flatMap(({ description }) =>
    unexplained(description, textsOf(description.settings.settings)),
  );
  // A letter of one kernel is looked up where that runs.
  expect([...new Set(found)]).toEqual([]);
});

it('has one meaning for a spelling', () => {
  const [first] = presets;
  const spellings = (first?.description.words.glossary ?? []).flatMap(({ term, also = [] }) => [
    term,
    ...also,
  ]);
  expect(spellings.filter((one, index) => spellings.indexOf(one) !== index)).toEqual([]);
});

it('leads from a word to a line that there is', () => {
  const led = presets.flatMap(({ description }) =>
    [...vocabularyOf(description).entries.values()].flatMap(({ name, lines }) =>
      lines.length > 0 ? [name] : [],
    ),
  );
  const [first] = presets;
  const astray = (first?.description.words.glossary ?? [])
    .filter(({ where }) => where !== undefined)
    .map(({ term }) => term)
    .filter((term) => !led.includes(term));
  expect(astray).toEqual([]);
});
