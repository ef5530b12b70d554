// A table that has nothing of any machine in it: everything that is made from one is made from this, too.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adaptScenario } from './adapt.ts';
import { decodeLink, encodeLink, type LinkContext } from './link.ts';
import { parseScenario } from './parse.ts';
import type { Scenario, ScenarioInputOf, ScenarioOf } from './schema.ts';
import {
  fieldLabel,
  labelOf,
  mostOf,
  settingAt,
  toldOfAll,
  valueAt,
  withValueAt,
  type Settings,
} from './settings.ts';

const kitchen = {
  model: 'kitchen',
  groupedBy: 'cook',
  injection: null,
  settings: [
    {
      key: 'cook',
      kind: 'choice',
      label: 'Cook',
      help: '',
      link: 'c1',
      told: 'cook {}',
      options: [
        { value: 'ann', label: 'Ann, who hurries' },
        { value: 'bob', label: 'Bob', also: ['robert'] },
      ],
      default: 'ann',
    },
    {
      key: 'pots',
      kind: 'choice',
      label: 'Pots',
      help: '',
      link: 'po',
      told: { one: '1 pot', many: '{} pots' },
      decidesThreads: true,
      options: [1, 2, 3].map((value) => ({ value, label: String(value) })),
      default: 2,
    },
    {
      key: 'spoons',
      kind: 'whole',
      label: 'Spoons',
      help: '',
      link: 'sp',
      min: 0,
      max: 6,
      shared: { among: 'pots', each: 'spoons a pot' },
      default: 1,
    },
    { key: 'lit', kind: 'flag', label: 'Lit', help: '', link: 'li', default: true },
    {
      key: 'clock',
      kind: 'ticks',
      zeroBits: 24,
      roundedAs: '',
      ticksPerSecond: 512_000_000,
      label: 'Clock',
      help: '',
      link: 'cl',
      default: '0x0',
    },
    {
      key: 'dishes',
      kind: 'list',
      label: 'Dish',
      plural: 'Dishes',
      changed: 'other dishes',
      link: 'di',
      length: 'pots',
      max: 3,
      settings: [
        {
          key: 'what',
          kind: 'choice',
          label: 'What',
          help: '',
          link: '',
          options: [
            { value: 'soup', label: 'soup', letter: 's' },
            { value: 'rice', label: 'rice', letter: 'r' },
          ],
          default: 'rice',
        },
        { key: 'lid', kind: 'flag', label: 'Lid', help: '', link: 'capital', default: false },
        {
          key: 'minutes',
          kind: 'whole',
          label: 'Minutes',
          help: '',
          link: '_',
          min: 0,
          max: 90,
          default: 20,
        },
      ],
      added: [{}, { what: 'soup' }],
      addedAlike: ['minutes'],
    },
    {
      key: 'room',
      kind: 'group',
      label: 'Room',
      changed: 'another room',
      settings: [
        {
          key: 'guests',
          kind: 'whole',
          label: 'Guests',
          help: '',
          link: 'gu',
          min: 0,
          max: 9,
          default: 4,
        },
      ],
    },
  ],
} as const satisfies Settings;

type Kitchen = ScenarioOf<typeof kitchen>;
// What the table says is what the compiler knows.
const input: ScenarioInputOf<typeof kitchen> = { cook: 'bob', dishes: [{ what: 'soup' }, {}] };

const gate = (given: unknown) => parseScenario(given, kitchen);
function parsed(given: unknown): Kitchen & Scenario {
  const result = gate(given);
  if (!result.ok) throw new Error(result.error);
  return result.value.scenario;
}
const bobs = parsed(input);

const context: LinkContext = {
  settings: kitchen,
  firstModel: 'kitchen',
  presets: [{ id: 'bobs', scenario: bobs }],
  modelVersion: 1,
  actorIdsOf: () => ['t0', 't1'],
  older: new Map(),
};

const anyKitchen = fc
  .record({
    cook: fc.constantFrom('ann', 'bob', 'robert'),
    pots: fc.constantFrom(1, 2, 3),
    lit: fc.boolean(),
    clock: fc.constantFrom('0x0', '-0x1000000000', '134.218 s', '0x7f000000'),
    room: fc.record({ guests: fc.nat(9) }, { requiredKeys: [] }),
    schedule: fc.constantFrom(null, ['t0', 't1', 't1']),
    dishes: fc.array(
      fc.record(
        { what: fc.constantFrom('soup', 'rice'), lid: fc.boolean(), minutes: fc.nat(90) },
        { requiredKeys: [] },
      ),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ dishes, ...more }) => parsed({ ...more, dishes: dishes.slice(0, more.pots) }));

describe('a table of settings', () => {
  it('has defaults, other spellings and one text for every value', () => {
    expect(bobs).toEqual({
      model: 'kitchen',
      cook: 'bob',
      pots: 2,
      spoons: 1,
      lit: true,
      clock: '0x0',
      dishes: [
        { what: 'soup', lid: false, minutes: 20 },
        { what: 'rice', lid: false, minutes: 20 },
      ],
      room: { guests: 4 },
      edits: [],
      seed: 47,
      schedule: null,
      injectAtStep: null,
    });
    expect(parsed({ ...bobs, cook: 'robert' })).toEqual(bobs);
    const minute = gate({ ...bobs, clock: '134.218 s' });
    expect(minute).toMatchObject({
      ok: true,
      value: {
        scenario: { clock: '0x1000000000' },
        notices: ['clock: 134.218 s becomes 0x1000000000, which is 134.217728 s'],
      },
    });
  });

  it.each([
    [{}, 'dishes: expected a list with one entry a dish, as many as pots says, got nothing'],
    [{ ...bobs, pots: 3 }, 'dishes: pots 3 needs 3 entries, got 2'],
    [{ ...bobs, spoons: 4 }, 'spoons: 4 does not fit pots 2, which leaves 3 spoons a pot'],
    [{ ...bobs, cook: 'eve' }, 'cook: expected one of "ann", "bob", got "eve"'],
    [{ ...bobs, room: { guest: 1 } }, 'room.guest: unknown key; did you mean guests?'],
    [{ ...bobs, clock: 'noon' }, /^clock: expected hexadecimal ticks .*, got "noon"$/],
    [{ ...bobs, injectAtStep: 3 }, 'injectAtStep: expected null, for nothing can be injected'],
    [{ ...bobs, model: 'power8-hmi' }, 'model: expected one of "kitchen", got "power8-hmi"'],
  ])('refuses %j with a sentence', (given, sentence) => {
    const result = gate(given);
    expect(result.ok ? 'accepted' : result.error).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });

  it('makes links that lead back, from a preset or from the defaults', () => {
    fc.assert(
      fc.property(anyKitchen, fc.constantFrom('bobs', null), (scenario, preset) => {
        const link = encodeLink({ scenario, preset, step: 2, checksum: '0badf00d' }, context);
        const back = decodeLink(link, context);
        expect(back).toMatchObject({ ok: true, value: { scenario, preset } });
      }),
    );
  });

  it('writes into a link what differs, and nothing else', () => {
    const state = { preset: null, step: 0, checksum: '0badf00d' };
    const dishes = [
      { what: 'rice', lid: true, minutes: 20 },
      { what: 'soup', lid: false, minutes: 5 },
    ] as const;
    const scenario = parsed({ lit: false, room: { guests: 0 }, dishes });
    expect(encodeLink({ ...state, scenario }, context)).toMatch(
      /^#v=1&m=1&li=0&di=R.s_5&gu=0&c=0badf00d&z=[0-9a-f]{8}$/,
    );
    const three = parsed({ pots: 3, dishes: [{}, {}, {}] });
    expect(encodeLink({ ...state, scenario: three }, context)).toMatch(/^#v=1&m=1&po=3&c=/);
  });

  it('names its model in a link, unless that is the first', () => {
    const state = { scenario: bobs, preset: 'bobs', step: 0, checksum: '0badf00d' };
    const other = { ...context, firstModel: 'another' };
    const link = encodeLink(state, other);
    expect(link).toMatch(/^#v=1&m=1&p=bobs&o=kitchen&c=/);
    expect(decodeLink(link, other)).toMatchObject({ ok: true, value: { scenario: bobs } });
    expect(encodeLink(state, context)).not.toContain('o=');
  });

  it('keeps what still fits when something changes, and says what does not', () => {
    const chosen = { ...bobs, spoons: 3, schedule: ['t0'] };
    const more = adaptScenario(chosen, { pots: 3 }, kitchen);
    expect(more.scenario).toMatchObject({ pots: 3, spoons: 2, schedule: null });
    expect(more.scenario['dishes']).toHaveLength(3);
    expect(more.notices).toEqual([
      'spoons: 3 became 2, for pots 3 leaves no more spoons a pot',
      'schedule: the steps chosen by hand were dropped, for they belong to 2 pots',
    ]);
    const less = adaptScenario(chosen, { pots: 1, room: { guests: 1 } }, kitchen);
    expect(less.notices[0]).toBe('dishes: pots 1 keeps the first 1 of 2');
    expect(gate(less.scenario)).toMatchObject({ ok: true, value: { notices: [] } });
    const added = adaptScenario(
      parsed({ pots: 1, dishes: [{ minutes: 7 }] }),
      { pots: 2 },
      kitchen,
    );
    expect(added.scenario['dishes']).toEqual([
      { what: 'rice', lid: false, minutes: 7 },
      { what: 'soup', lid: false, minutes: 7 },
    ]);
    const room = adaptScenario(chosen, { room: { guests: 1 } }, kitchen);
    expect(room.notices).toEqual([
      'schedule: the steps chosen by hand were dropped, for they belong to another room',
    ]);
  });

  it('has words for fields and values', () => {
    expect(toldOfAll(kitchen, bobs)).toEqual(['cook bob', '2 pots']);
    expect(toldOfAll(kitchen, { ...bobs, pots: 1 })).toEqual(['cook bob', '1 pot']);
    expect(
      ['cook', 'dishes', 'dishes[1]', 'dishes[1].lid', 'room', 'room.guests', 'x', 'a b'].map(
        (path) => fieldLabel(kitchen, path),
      ),
    ).toEqual(['Cook', 'Dishes', 'Dish 1', 'Dish 1, Lid', 'Room', 'Guests', null, null]);
    const [cook, , spoons, lit, clock] = kitchen.settings;
    expect([labelOf(cook, 'ann'), labelOf(cook, 'eve')]).toEqual(['Ann, who hurries', 'eve']);
    expect([labelOf(lit, true), labelOf(lit, false), labelOf(clock, '0x0')]).toEqual([
      'on',
      'off',
      '0x0',
    ]);
    expect([1, 2, 3].map((pots) => mostOf(spoons, { pots }))).toEqual([6, 3, 2]);
  });

  it('finds settings and values by their path', () => {
    expect(settingAt(kitchen, 'room.guests')?.key).toBe('guests');
    expect(settingAt(kitchen, 'pots')?.key).toBe('pots');
    expect(['dishes', 'room', 'room.x', 'x'].map((path) => settingAt(kitchen, path))).toEqual(
      Array(4).fill(undefined),
    );
    const other = withValueAt(bobs, 'room.guests', 9);
    expect([valueAt(other, 'room.guests'), valueAt(bobs, 'room.guests')]).toEqual([9, 4]);
    expect(valueAt(withValueAt(bobs, 'lit', false), 'lit')).toBe(false);
    expect(valueAt(bobs, 'lit.no.such')).toBeUndefined();
  });
});
