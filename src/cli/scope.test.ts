// The commands on the real models, within this process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, presets } from '../models/power8/catalogue.ts';
import type { PresetInfo } from '../protocol/messages.ts';
import { guardOf } from '../scenario/guard.ts';
import { terminalOf } from '../testing/terminal.ts';
import { Libraries } from '../worker/libraries.ts';
import { reply } from './scope.ts';

const libraries = Libraries.of(catalogue);
const { answer, errorOf } = terminalOf((words) => reply(words, libraries));
const WRONG = 'unsplit-pre-fix';
const RIGHT = 'four-way-fixed';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scope-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface RunResult {
  readonly steps: number;
  readonly timeTicks: number;
  readonly checksum: string;
  readonly invariants: readonly {
    readonly id: string;
    readonly holds: boolean;
    readonly brokenAtStep: number | null;
  }[];
  readonly readouts: Readonly<Record<string, string>>;
}

const INVARIANTS = [
  'host-tb',
  'guest-tb',
  'reload-safe',
  'one-resync',
  'no-entry-during-resync',
  'bit63-at-rest',
  'guest-time-monotonic',
  'tb-at-rest',
  'no-deadlock',
  'dec-expires',
  'recovered',
];

describe('list', () => {
  it('names every preset', async () => {
    const all = JSON.parse(await answer('list', '--json')) as PresetInfo[];
    expect(all.map(({ id }) => id)).toEqual(presets.map(({ id }) => id));
    const text = await answer('list');
    for (const { id, title } of presets) expect(text).toContain(`${id}\n    ${title}\n`);
  });
});

describe('run', () => {
  it('gives exactly what scripts rely on', async () => {
    const result = JSON.parse(await answer('run', WRONG, '--json')) as RunResult;
    expect(Object.keys(result)).toEqual([
      'steps',
      'timeTicks',
      'checksum',
      'invariants',
      'stalls',
      'readouts',
    ]);
    expect(result.checksum).toMatch(/^[0-9a-f]{8}$/);
    expect(result.invariants.map(({ id }) => id)).toEqual(INVARIANTS);
    for (const { holds, brokenAtStep } of result.invariants) {
      expect(brokenAtStep === null).toBe(holds);
      expect(brokenAtStep ?? 0).toBeLessThanOrEqual(result.steps);
    }
    expect(result.invariants.filter(({ holds }) => !holds).map(({ id }) => id)).toContain(
      'host-tb',
    );
    const { readouts } = result;
    expect(readouts['subcore0.tb']).toMatch(/^0x[0-9a-f]{16}$/);
    // The offset was subtracted from host time.
    expect(readouts['subcore0.tbMinusTod']).toBe('0xfffffff000000000');
  });

  it('is the same every time', async () => {
    expect(await answer('run', RIGHT, '--json')).toBe(await answer('run', RIGHT, '--json'));
  });

  it('tells people what broke and where, and what that means', async () => {
    const text = await answer('run', WRONG);
    expect(text).toMatch(/^Unsplit core before the fix\nkernel pre-fix, .*split 1/);
    expect(text).toMatch(/ {2}BROKEN {2}host-tb +after step \d+\n {10}TB of subcore 0 .*behind/);
    expect(text).toMatch(/ {2}holds {3}guest-tb /);
    expect(text).toMatch(/subcore0\.tbMinusTod .* -0x1000000000\n/);
    expect(await answer('run', RIGHT)).not.toContain('BROKEN');
  });
});

describe('trace', () => {
  it.each(presets.map(({ id }) => id))('has one aligned line a step: %s', async (id) => {
    const { steps } = JSON.parse(await answer('run', id, '--json')) as RunResult;
    const text = await answer('trace', id);
    const all = text.split('\n').slice(0, -1);
    expect(all).toHaveLength(steps);
    for (const [step, line] of all.entries()) {
      expect(line.length).toBeLessThanOrEqual(100);
      expect(line).toMatch(new RegExp(`^ *${step} +\\d+\\.\\d{3} [a-z0-9-]+ +\\S`));
    }
    const columns = new Set(all.map((line) => line.search(/\.\d{3} /)));
    expect(columns.size).toBe(1);
  });

  it('marks the step that broke something', async () => {
    const result = JSON.parse(await answer('run', WRONG, '--json')) as RunResult;
    const brokenAt = result.invariants.find(({ id }) => id === 'reload-safe')?.brokenAtStep ?? 0;
    const all = (await answer('trace', WRONG)).split('\n');
    expect(all[brokenAt - 1]).toMatch(/\| BROKEN: .*reload-safe/);
  });

  it('is a list in JSON, a step a line', async () => {
    const text = await answer('trace', WRONG, '--json');
    const steps = JSON.parse(text) as { step: number; actor: string; events: string[] }[];
    expect(text.split('\n')).toHaveLength(steps.length + 1);
    expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index));
    expect(steps.find(({ actor }) => actor === 'error')?.events).toContain('hmi-raised');
  });

  it('may be of no step at all', async () => {
    const scenario = { split: 1, subcores: [{ start: 'host' }], environment: { tbErrors: 0 } };
    const path = file('still.json', JSON.stringify(scenario));
    const { steps } = JSON.parse(await answer('run', path, '--json')) as RunResult;
    expect(steps).toBe(0);
    expect(JSON.parse(await answer('trace', path, '--json'))).toEqual([]);
    expect(await answer('trace', path)).toBe('');
  });
});

describe('describe', () => {
  it('lists functions as they are read', async () => {
    const text = await answer('describe', RIGHT);
    expect(text).toMatch(/\nkvmppc_realmode_hmi_handler +arch\/powerpc\/kvm\/book3s_hv_ras\.c · /);
    expect(text).toMatch(/\nH2 +call kvmppc_tb_resync_required\n/);
    expect(text).toContain('subcore{0..3}.in_guest');
    for (const id of INVARIANTS) expect(text).toContain(`\n  ${id}: `);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('gives ids that can be relied on', async () => {
    const all = JSON.parse(await answer('describe', RIGHT, '--json')) as Record<
      'functions' | 'threads' | 'cells' | 'actions' | 'invariants',
      { id: string; lines?: { id: string }[] }[]
    >;
    expect(all.threads.map(({ id }) => id)).toContain('t0');
    expect(all.cells.map(({ id }) => id)).toContain('core.bit63');
    expect(all.actions.map(({ id }) => id)).toContain('error');
    expect(all.actions.map(({ id }) => id)).not.toContain('t0');
    expect(all.invariants.map(({ id }) => id)).toEqual(INVARIANTS);
    const lineIds = all.functions.flatMap(({ lines = [] }) => lines.map(({ id }) => id));
    expect(lineIds).toContain('kvmppc_realmode_hmi_handler:H2');
    for (const ids of [all.functions.map(({ id }) => id), all.cells.map(({ id }) => id), lineIds]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('link', () => {
  it('leads back to the same run, as a hash, as an address, and from a file', async () => {
    const hash = (await answer('link', WRONG, '--step', '7')).trim();
    expect(hash).toMatch(/^#v=1&m=\d+&p=unsplit-pre-fix&n=7&c=[0-9a-f]{8}&z=[0-9a-f]{8}$/);
    const run = await answer('run', WRONG, '--json');
    expect(await answer('run', hash, '--json')).toBe(run);
    expect(await answer('run', `https://example.org/a/${hash}`, '--json')).toBe(run);
    expect(await answer('run', file('link.txt', `${hash}\n`), '--json')).toBe(run);
    expect(await answer('link', hash)).toBe(`${hash}\n`);
    expect(JSON.parse(await answer('link', hash, '--json'))).toEqual({ link: hash });
  });

  it('that does not end as it says is answered all the same, with a report to send', async () => {
    const text = (await answer('link', WRONG)).replace(/c=[0-9a-f]{8}&z=.*\n/, 'c=00000000');
    const hash = `${text}&z=${guardOf(text)}`;
    const result = await reply(['run', hash, '--json'], libraries);
    if (!result.ok) throw new Error(result.error);
    const { checksum } = JSON.parse([...result.value.answer].join('')) as RunResult;
    const [notice, report] = result.value.notices;
    expect(notice).toContain(`should end with the checksum 00000000, but ends with ${checksum}`);
    expect(report).toMatch(/^to report: Resync Scope: .*; Link: #v=1&.*; Node\.js: v\d+/);
    expect(report).toContain(`; Link: ${hash}; `);
    expect(result.value.notices).toHaveLength(2);
  });

  it.each(presets.map(({ id }) => id))('of the preset %s is short', async (id) => {
    expect((await answer('link', id, '--step', '9')).trim().length).toBeLessThanOrEqual(120);
  });
});

describe('a scenario from a file', () => {
  it('is run, and what was rounded is a notice', async () => {
    const scenario = { split: 1, subcores: [{ tbOffset: '0x1000000001' }] };
    const result = await reply(['run', file('a.json', JSON.stringify(scenario))], libraries);
    expect(result).toMatchObject({
      ok: true,
      value: {
        notices: [
          'subcores[0].tbOffset: 0x1000000001 becomes 0x1001000000, rounded up to a multiple of ' +
            '2^24 ticks, as the kernel does',
        ],
      },
    });
  });

  it.each<[string, string | Uint8Array]>([
    ['scenario: expected JSON text, got nothing', ''],
    ['scenario: the key "seed" appears twice', '{"seed": 1, "seed": 2}'],
    ['kernel: expected one of "pre-fix", "v4.8", got "v9"', '{"kernel": "v9", "subcores": []}'],
    ['schedule step 0: t0 cannot move', '{"split": 1, "subcores": [{}], "schedule": ["t0"]}'],
    [
      'schedule step 0: there is no actor "t9"',
      '{"split": 1, "subcores": [{}], "schedule": ["t9"]}',
    ],
    [
      'schedule step 0: error cannot act now: subcore 0 has not started yet',
      '{"split": 1, "subcores": [{"start": "either"}], "schedule": ["error"]}',
    ],
    [
      'schedule step 0: hmi-t0 cannot act now: no cause is latched in HMER of t0',
      '{"split": 1, "subcores": [{}], "schedule": ["hmi-t0"]}',
    ],
    ['cannot read ', Uint8Array.of(0x7b, 0xff, 0xfe)],
    ['The link has one or more changed characters', '#v=1&m=1&c=00000000&z=00000000'],
  ])('is refused with a sentence: %s', async (sentence, content) => {
    const error = await errorOf('run', file('bad', content));
    expect(error.startsWith(sentence), error).toBe(true);
    expect(error).not.toContain('\n');
  });

  it('is not read any further than the gate would', async () => {
    expect(await errorOf('run', '/dev/zero')).toBe(
      'scenario: expected at most 2000000 characters of JSON text, got more',
    );
  });
});

describe('a command line that is wrong', () => {
  it.each<[string, string[]]>([
    ['unknown command "rnu"; did you mean run?', ['rnu']],
    ['unknown command "frobnicate"; --help lists them', ['frobnicate']],
    ['unknown flag "--jsn"', ['list', '--jsn']],
    ['run needs a scenario: the id of a preset, a link, a file, or -', ['run', '--json']],
    ['list does not know what to do with "x"', ['list', 'x']],
    ['run does not know what to do with "b"', ['run', 'a', 'b']],
    ['run does not take --step', ['run', WRONG, '--step', '1']],
    [
      'no preset, link or file is called "four-guest"; did you mean four-guests?',
      ['run', 'four-guest'],
    ],
    ['no preset, link or file is called "x"; "scope list" shows the presets', ['run', 'x']],
    [
      'no preset, link or file is called "a\\u0000b"; "scope list" shows the presets',
      ['run', 'a\0b'],
    ],
    ['no preset, link or file is called ""; "scope list" shows the presets', ['run', '']],
    ['cannot read "/": it is a directory', ['run', '/']],
    [
      'the address "https://example.org/" has no link, for it has no #',
      ['run', 'https://example.org/'],
    ],
  ])('%s', async (sentence, words) => {
    expect(await errorOf(...words)).toBe(sentence);
  });

  it('names the step that is not there', async () => {
    expect(await errorOf('link', WRONG, '--step', '999999')).toMatch(
      /^There is no step 999999: the run has \d+ steps\.$/,
    );
  });

  it('is helped', async () => {
    const help = await answer();
    expect(await answer('--help')).toBe(help);
    expect(await answer('run', '-h')).toBe(help);
    for (const name of ['list', 'describe', 'run', 'trace', 'link'])
      expect(help).toContain(`  ${name} `);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('a scenario with what-if edits', () => {
  const HANDLER = 'kvmppc_realmode_hmi_handler';
  const REQUIRED = 'kvmppc_tb_resync_required';
  const edits = [
    { kind: 'split', at: `${REQUIRED}:op` },
    { kind: 'move', at: `${HANDLER}:H6b`, before: `${HANDLER}:H6a` },
  ];
  const subcores = ['0x1000000000', '-0x1000000000'].map((tbOffset) => ({ tbOffset }));
  const edited = (more: readonly object[] = edits) =>
    file('edited.json', JSON.stringify({ split: 2, subcores, edits: more }));

  it('is described with the difference against the kernel', async () => {
    const text = await answer('describe', edited());
    expect(text).toContain(
      [
        'What-if edits',
        `  ${REQUIRED}: !test_and_set_bit(CORE_TB_RESYNC_REQ_BIT, &flags): split into its parts`,
        `  ${HANDLER}: H6b call kvmppc_tb_resync_done: moved before H6a call`,
        '  opal_resync_timebase',
      ].join('\n'),
    );
    expect(text).toContain(
      [
        '  H5   call opal_handle_hmi',
        '       if (resync_req)',
        '+ H6b    call kvmppc_tb_resync_done',
        '  H6a    call opal_resync_timebase',
        '- H6b    call kvmppc_tb_resync_done',
        '       else',
      ].join('\n'),
    );
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('is described as JSON with the edit that each line is of', async () => {
    const described = JSON.parse(await answer('describe', edited(), '--json')) as {
      readonly edits: readonly { readonly at: string }[];
      readonly functions: readonly {
        readonly id: string;
        readonly lines: readonly { readonly id: string; readonly edit: unknown }[];
      }[];
    };
    expect(described.edits.map(({ at }) => at)).toEqual(edits.map(({ at }) => at));
    const lines = described.functions
      .filter(({ id }) => id === REQUIRED || id === HANDLER)
      .toSorted((a, b) => Number(a.id === HANDLER) - Number(b.id === HANDLER))
      .flatMap((one) => one.lines);
    expect(lines.filter(({ edit }) => edit !== null)).toEqual([
      expect.objectContaining({
        id: `${REQUIRED}:op`,
        edit: { kind: 'split', sign: '-', note: 'split', by: 0 },
      }),
      expect.objectContaining({
        id: `${REQUIRED}:op/1`,
        edit: { kind: 'split', sign: '+', note: 'part 1 of 2', by: 0 },
      }),
      expect.objectContaining({ id: `${REQUIRED}:op/2` }),
      expect.objectContaining({
        id: `${HANDLER}:H6b`,
        edit: {
          kind: 'move',
          sign: '+',
          note: 'moved before H6a call opal_resync_timebase',
          by: 1,
        },
      }),
      expect.objectContaining({ id: `${HANDLER}:H6b/was` }),
    ]);
  });

  it('runs as it was edited, and says so', async () => {
    expect(await answer('run', edited())).toContain('\nwhat if:\n  ' + REQUIRED);
    const trace = await answer('trace', edited([{ kind: 'skip', at: `${HANDLER}:H1` }]));
    expect(trace).toContain('H1 (skipped) __this_cpu_inc');
    expect(await answer('run', RIGHT)).not.toContain('what if');
  });

  it('is refused where an edit cannot be made', async () => {
    const twice = [edits[0], edits[0]] as object[];
    expect(await errorOf('run', edited(twice))).toBe(
      `edits[1]: ${REQUIRED}:op was split by edits[0] already`,
    );
    expect(await errorOf('run', edited([{ kind: 'skip', at: `${HANDLER}:H77` }]))).toBe(
      `edits[0]: there is no line ${HANDLER}:H77; did you mean ${HANDLER}:H1?`,
    );
  });

  it('has a link that leads to the same run', async () => {
    const link = (await answer('link', edited())).trim();
    expect(link).toContain(`&x=p-${REQUIRED}-op.m-${HANDLER}-H6b=H6a&`);
    expect(await answer('run', link, '--json')).toBe(await answer('run', edited(), '--json'));
  });
});
