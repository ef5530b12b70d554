import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTOR_IDS, anyEditedScenario, parsed, settings } from '../testing/scenarios.ts';
import { guardOf } from './guard.ts';
import { decodeLink, encodeLink, type LinkContext, type LinkState } from './link.ts';
import { MAX_LINK_LENGTH } from './link-text.ts';
import { LIMITS } from './schema.ts';
import type { Upgrader } from './upgrade.ts';

const four = parsed({
  kernel: 'pre-fix',
  threadsPerSubcore: 2,
  subcores: [
    { tbOffset: '0x1000000000' },
    { tbOffset: '-0x1000000000', entries: 4 },
    { start: 'host' },
    { start: 'either', inHypercall: true },
  ],
});
const scheduled = { ...four, schedule: ['error', 't0', 't0'] };
const context: LinkContext = {
  firstModel: 'power8-hmi',
  settings,
  presets: [
    { id: 'four-way-mixed-offsets-pre-fix', scenario: four },
    { id: 'by-hand', scenario: scheduled },
  ],
  modelVersion: 3,
  actorIdsOf: () => ACTOR_IDS,
  older: new Map(),
};

function link(state: Partial<LinkState>): string {
  return encodeLink(
    { scenario: four, preset: null, step: 0, checksum: '0f1e2d3c', ...state },
    context,
  );
}

/** A link with a right guard around fields that no encoder wrote. */
function forged(fields: string): string {
  return `${fields}&z=${guardOf(fields)}`;
}

function errorOf(hash: string, upgraders?: readonly Upgrader[]) {
  const decoded = decodeLink(hash, context, upgraders);
  return decoded.ok ? { code: 'accepted', sentence: '', preset: null } : decoded.error;
}

const anyState: fc.Arbitrary<LinkState> = fc.record({
  scenario: anyEditedScenario,
  preset: fc.constantFrom(null, ...context.presets.map(({ id }) => id)),
  step: fc.nat(LIMITS.injectAtStep),
  checksum: fc.nat(0xffff_ffff).map((n) => n.toString(16).padStart(8, '0')),
});

describe('a link', () => {
  it('leads to the state it was made from', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const decoded = decodeLink(encodeLink(state, context), context);
        expect(decoded).toEqual({ ok: true, value: { ...state, modelVersion: 3 } });
      }),
    );
  });

  it('needs no escaping, and ends so that a mail program keeps its end', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(encodeLink(state, context)).toMatch(/^#v=1&[\w.=&-]*[0-9a-f]$/);
      }),
    );
  });

  it('leaves out what is usual', () => {
    expect(link({ preset: 'by-hand', scenario: scheduled })).toMatch(
      /^#v=1&m=3&p=by-hand&c=0f1e2d3c&z=[0-9a-f]{8}$/,
    );
    const usual = parsed({ subcores: [{}, {}, {}, {}] });
    expect(link({ scenario: usual })).toMatch(/^#v=1&m=3&c=0f1e2d3c&z=[0-9a-f]{8}$/);
    const twoWay = parsed({ split: 2, subcores: [{}, {}] });
    expect(link({ scenario: twoWay })).toMatch(/^#v=1&m=3&s=2&c=0f1e2d3c&z=[0-9a-f]{8}$/);
  });

  it('can be read by people', () => {
    expect(link({ step: 7 })).toMatch(/&k=pre-fix&t=2&u=g1000\.g-1000_4\.h\.E&n=7&c=/);
  });

  it('has edits as short texts that can be read', () => {
    const edits = [
      { kind: 'split', at: 'kvmppc_realmode_hmi_handler:H2' } as const,
      { kind: 'skip', at: 'kvmppc_realmode_hmi_handler:H2/2' } as const,
      {
        kind: 'move',
        at: 'kvmppc_realmode_hmi_handler:H6#2',
        before: 'kvmppc_realmode_hmi_handler:H6',
      } as const,
      { kind: 'force', at: 'f:control', value: true } as const,
      { kind: 'force', at: 'f:control#2', value: false } as const,
    ];
    const handler = 'kvmppc_realmode_hmi_handler';
    expect(link({ scenario: { ...four, edits } })).toContain(
      `&x=p-${handler}-H2.s-${handler}-H2--2.m-${handler}-H6-2=H6.t-f-control.f-f-control-2&`,
    );
    const one = { ...four, edits: edits.slice(2, 3) };
    const hash = link({ preset: 'four-way-mixed-offsets-pre-fix', scenario: one, step: 99_999 });
    expect(hash.length).toBeLessThanOrEqual(160);
  });

  it('of a preset takes at most 120 characters', () => {
    const hash = link({ preset: 'four-way-mixed-offsets-pre-fix', step: 99_999 });
    expect(hash.length).toBeLessThanOrEqual(120);
  });

  it('of 200 steps by hand with 41 actors takes at most 400', () => {
    expect(ACTOR_IDS).toHaveLength(41);
    const schedule = Array.from({ length: 200 }, (_, step) => ACTOR_IDS[(step * 7) % 41] ?? '');
    expect(link({ scenario: { ...four, schedule }, step: 200 }).length).toBeLessThanOrEqual(400);
  });

  it('exists for the longest schedule', () => {
    const schedule = new Array<string>(LIMITS.scheduleSteps).fill('error');
    const hash = link({ scenario: { ...four, schedule } });
    expect(hash.length).toBeLessThanOrEqual(MAX_LINK_LENGTH);
    expect(errorOf(hash).code).toBe('accepted');
  });

  it('does not tie the scenario to the preset it came from', () => {
    const decoded = decodeLink(link({ preset: 'by-hand', scenario: scheduled }), context);
    if (decoded.ok) decoded.value.scenario.schedule?.push('t7');
    expect(scheduled.schedule).toHaveLength(3);
  });

  it('forgets a preset that is not known', () => {
    expect(link({ preset: 'gone' })).toBe(link({ preset: null }));
  });
});

describe('a refused link', () => {
  it('of a newer version names it, and the preset where it is known', () => {
    expect(errorOf('#v=2&p=by-hand&whatever')).toEqual({
      code: 'newer-link',
      sentence:
        'The link was made by a newer version of Resync Scope: its field v (version) is 2, ' +
        'and this page reads links up to 1.',
      preset: 'by-hand',
    });
    expect(errorOf('#v=12').preset).toBeNull();
  });

  it('of a newer model says so when it holds something unknown', () => {
    expect(errorOf(forged('#v=1&m=4&p=later&c=00000000'))).toEqual({
      code: 'newer-link',
      sentence:
        'The link was made with a newer model. The link\'s field p (preset) is "later", ' +
        'which is not known here.',
      preset: null,
    });
  });

  it.each([
    ['The link does not start with "#v=", so its field v (version) is missing.', ''],
    ['The link does not start with "#v=", so its field v (version) is missing.', 'v=1&m=1'],
    ['The link\'s field v (version) should be a number such as 1, not "01".', '#v=01&m=1'],
    ['The link\'s field v (version) should be a number such as 1, not "".', '#v=&m=1'],
    [
      'The link is not complete or was changed by hand: it ends with field "n", and its field z (guard) is missing.',
      '#v=1&m=1&n=7',
    ],
    [
      'The link is not complete or was changed by hand: its field z (guard) has 2 characters instead of 8.',
      '#v=1&m=1&z=--',
    ],
    ['The link was cut at its end: its field z (guard) is not complete.', link({}).slice(0, -3)],
    ['The link goes on after its field z (guard): something was added to its end.', `${link({})}0`],
    [
      'The link goes on after its field z (guard): something was added to its end.',
      `${link({})}&n=1`,
    ],
    [
      'The link has one or more changed characters (its check, field z, does not match).',
      link({}).replace('m=3', 'm=4'),
    ],
    [
      'The link has one or more changed characters, the one at place 6 for one ' +
        '(its check, field z, does not match).',
      link({}).replace('m=3', '%=3'),
    ],
    [
      'The link has one or more changed characters (its check, field z, does not match).',
      link({}).replace(/z=.*$/, 'z=0F1E2D3C'),
    ],
    ['The link has an unknown field "q".', forged('#v=1&m=3&q=1&c=00000000')],
    ['The link\'s field "m" has no value of its own.', forged('#v=1&m=3&m=3&c=00000000')],
    ['The link\'s field "m" has no value of its own.', forged('#v=1&m')],
    ["The link's field m (model version) should be a number.", forged('#v=1&c=00000000')],
    ["The link's field n (step) should be a number.", forged('#v=1&m=3&n=-1&c=00000000')],
    ["The link's field c (checksum) should be eight hexadecimal digits.", forged('#v=1&m=3')],
    [
      'The link\'s field p (preset) is "gone", which is not known here.',
      forged('#v=1&m=3&p=gone&c=00000000'),
    ],
    [
      'The link\'s field ew (environment.hmiInEntryWindow) cannot be "2".',
      forged('#v=1&m=3&ew=2&c=00000000'),
    ],
    ['The link\'s field t (threadsPerSubcore) cannot be "02".', forged('#v=1&m=3&t=02&c=00000000')],
    ['The link\'s field u (subcores) cannot be "g.x".', forged('#v=1&m=3&s=2&u=g.x&c=00000000')],
    [
      'The link\'s field u (subcores) cannot be "g-8000000001".',
      forged('#v=1&m=3&s=1&u=g-8000000001&c=00000000'),
    ],
    [
      'The link\'s field u (subcores) cannot be "g8000000000".',
      forged('#v=1&m=3&s=1&u=g8000000000&c=00000000'),
    ],
    ['The link\'s field x (edits) cannot be "".', forged('#v=1&m=3&x=&c=00000000')],
    ['The link\'s field x (edits) cannot be "s-H2".', forged('#v=1&m=3&x=s-H2&c=00000000')],
    ['The link\'s field x (edits) cannot be "d-f-H2".', forged('#v=1&m=3&x=d-f-H2&c=00000000')],
    ['The link\'s field x (edits) cannot be "m-f-H2".', forged('#v=1&m=3&x=m-f-H2&c=00000000')],
    [
      'The link\'s field x (edits) cannot be "s-f-H2=H3".',
      forged('#v=1&m=3&x=s-f-H2=H3&c=00000000'),
    ],
    [
      'The link\'s field x (edits) cannot be "s-f-H2-01".',
      forged('#v=1&m=3&x=s-f-H2-01&c=00000000'),
    ],
    [
      'The link does not hold a scenario: edits[0].at: expected the id of a line such as ' +
        'f:H2, got "f:H2#9999".',
      forged('#v=1&m=3&x=s-f-H2-9999&c=00000000'),
    ],
    [
      'The link does not hold a scenario: subcores: split 2 needs 2 entries, got 1.',
      forged('#v=1&m=3&s=2&u=g&c=00000000'),
    ],
    [
      'The link does not hold a scenario: kernel: expected one of "pre-fix", "v4.8", got "v9".',
      forged('#v=1&m=3&k=v9&c=00000000'),
    ],
    [
      'The link does not hold a scenario: split: expected one of 1, 2, 4, got 3.',
      forged('#v=1&m=3&s=3&c=00000000'),
    ],
    [
      "The link's field a (schedule) does not fit: it was made for other actors than this " +
        'scenario has.',
      forged('#v=1&m=3&a=1.2.0000.A&c=00000000'),
    ],
  ])('%s', (sentence, hash) => {
    expect(errorOf(hash)).toMatchObject({ code: 'bad-link', sentence });
  });

  it('has edits that fit no machine, so that its schedule means nothing', () => {
    const nowhere = { ...context, actorIdsOf: () => null };
    const decoded = decodeLink(link({ scenario: { ...four, schedule: ['t0'] } }), nowhere);
    expect(decoded.ok ? '' : decoded.error.sentence).toBe(
      "The link's field x (edits) does not fit this program.",
    );
  });

  it('is not even looked at when it is over-long', () => {
    expect(errorOf('#v=1'.padEnd(MAX_LINK_LENGTH + 1, '&')).sentence).toBe(
      'The link has 131073 characters, and no link has more than 131072.',
    );
  });

  it('offers the preset that it seems to start from', () => {
    const hash = link({ preset: 'by-hand', step: 12 });
    expect(errorOf(hash.slice(0, -4)).preset).toBe('by-hand');
    expect(errorOf(hash.slice(0, 14)).preset).toBeNull();
  });
});

describe('a link of an older version', () => {
  /** Format 2 calls the step `w`; this test's format 3 is format 1 again. */
  const upgraders: readonly Upgrader[] = [
    { to: 2, upgrade: (fields) => rename(fields, 'n', 'w') },
    { to: 3, upgrade: (fields) => rename(fields, 'w', 'n') },
  ];
  const rename = (fields: ReadonlyMap<string, string>, from: string, to: string) =>
    new Map([...fields].map(([key, text]) => [key === from ? to : key, text]));

  it('is upgraded from its own format on', () => {
    const decoded = decodeLink(forged('#v=2&m=3&w=5&c=00000000'), context, upgraders);
    expect(decoded).toMatchObject({ ok: true, value: { step: 5 } });
    expect(decodeLink(link({ step: 6 }), context, upgraders)).toMatchObject({
      ok: true,
      value: { step: 6 },
    });
    expect(errorOf(forged('#v=3&m=3&w=5&c=00000000'), upgraders).sentence).toBe(
      'The link has an unknown field "w".',
    );
  });
});
