import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEditedScenario, parsed, gate } from '../testing/scenarios.ts';
import { LIMITS } from './schema.ts';

/** An unsplit core: the shortest scenario there is. */
const one = { split: 1, subcores: [{}] };

const OFFSET_SHAPE =
  'expected hexadecimal ticks such as 0x1000000000 or -0x80_4600_0000, or a time such as -134.2 s';

function errorOf(input: unknown): string {
  const result = gate(input);
  return result.ok ? 'accepted' : result.error;
}

describe('parseScenario', () => {
  it('fills in the defaults', () => {
    expect(parsed({ subcores: [{}, {}, {}, {}] })).toEqual({
      model: 'power8-hmi',
      kernel: 'v4.8',
      firmware: 'skiboot-5',
      split: 4,
      threadsPerSubcore: 1,
      subcores: Array.from({ length: 4 }, () => ({
        start: 'guest',
        tbOffset: '0x0',
        entries: 0,
        inHypercall: false,
      })),
      environment: {
        tbErrors: 1,
        errorKind: 'TB_MISSING_STEP',
        errorKind2: 'none',
        errorKind3: 'none',
        errorOrder: 'fixed',
        scope: 'core',
        hmiInEntryWindow: true,
        hdecSoon: false,
        otherExits: false,
        hmiPriority: 'hmi',
        todStopped: false,
        recoveryFails: false,
        tbWrap: false,
      },
      machine: {
        mcbs: 50,
        todStatus: 2,
        xscomDone: false,
        hostTb: '0x1d2c5a3b1000',
        chip: 0,
        core: 0,
      },
      edits: [],
      seed: 47,
      schedule: null,
      injectAtStep: null,
    });
  });

  it('takes the example of the fixed names as it stands', () => {
    const scenario = parsed({
      model: 'power8-hmi',
      kernel: 'pre-fix',
      firmware: 'skiboot-5',
      split: 4,
      threadsPerSubcore: 2,
      subcores: ['guest', 'host', 'either', 'guest'].map((start) => ({
        start,
        tbOffset: '0x1000000000',
        entries: 1,
      })),
      environment: {
        tbErrors: 1,
        errorKind: 'TB_MISSING_STEP',
        errorKind2: 'none',
        errorKind3: 'none',
        errorOrder: 'fixed',
        scope: 'thread',
        hmiInEntryWindow: true,
        hdecSoon: false,
        otherExits: true,
      },
      edits: [],
      seed: 47,
      schedule: null,
      injectAtStep: null,
    });
    expect(scenario.subcores.map(({ start }) => start)).toEqual([
      'guest',
      'host',
      'either',
      'guest',
    ]);
    expect(scenario.environment.otherExits).toBe(true);
  });

  it('parses its own result to the same, without a notice', () => {
    fc.assert(
      fc.property(anyEditedScenario, (scenario) => {
        const again = gate(JSON.parse(JSON.stringify(scenario)));
        expect(again).toEqual({ ok: true, value: { scenario, notices: [] } });
      }),
    );
  });

  it.each<[string, unknown]>([
    ['scenario: expected an object, got null', null],
    ['scenario: expected an object, got nothing', undefined],
    ['scenario: expected an object, got a list of 0', []],
    ['scenario: expected an object, got "power8"', 'power8'],
    ['scenario: expected an object, got a function', () => one],
    ['subcores: expected a list with one entry a subcore, as many as split says, got nothing', {}],
    ['model: expected one of "power8-hmi", got "power9"', { ...one, model: 'power9' }],
    ['kernel: expected one of "pre-fix", "v4.8", got "v4.7"', { ...one, kernel: 'v4.7' }],
    ['firmware: expected one of "skiboot-5", got 5', { ...one, firmware: 5 }],
    ['split: expected one of 1, 2, 4, got 3', { ...one, split: 3 }],
    ['split: expected one of 1, 2, 4, got "4"', { ...one, split: '4' }],
    [
      'threadsPerSubcore: expected a whole number from 1 to 8, got 0',
      { ...one, threadsPerSubcore: 0 },
    ],
    [
      'threadsPerSubcore: expected a whole number from 1 to 8, got 1.5',
      { ...one, threadsPerSubcore: 1.5 },
    ],
    [
      'threadsPerSubcore: expected a whole number from 1 to 8, got true',
      { ...one, threadsPerSubcore: true },
    ],
    [
      'threadsPerSubcore: 4 does not fit split 4, which leaves 2 threads a subcore',
      { split: 4, threadsPerSubcore: 4, subcores: [{}, {}, {}, {}] },
    ],
    ['subcores: split 4 needs 4 entries, got 2', { split: 4, subcores: [{}, {}] }],
    ['subcores: split 1 needs 1 entry, got 2', { split: 1, subcores: [{}, {}] }],
    [
      'subcores: expected a list with one entry a subcore, as many as split says, got a list of 5',
      { subcores: [{}, {}, {}, {}, {}] },
    ],
    ['subcores[0]: expected an object, got a list of 0', { split: 1, subcores: [[]] }],
    [
      'subcores[0].start: expected one of "guest", "host", "either", got "off"',
      { split: 1, subcores: [{ start: 'off' }] },
    ],
    [
      `subcores[1].tbOffset: ${OFFSET_SHAPE}, got "12q"`,
      { split: 2, subcores: [{}, { tbOffset: '12q' }] },
    ],
    [`subcores[0].tbOffset: ${OFFSET_SHAPE}, got 16`, { split: 1, subcores: [{ tbOffset: 16 }] }],
    [
      'subcores[0].tbOffset: expected a number of 64 bits, got "-0xffffffffffffffff"',
      { split: 1, subcores: [{ tbOffset: '-0xffffffffffffffff' }] },
    ],
    [
      'subcores[0].entries: expected a whole number from 0 to 4095, got -1',
      { split: 1, subcores: [{ entries: -1 }] },
    ],
    [
      'subcores[0].inHypercall: expected true or false, got 1',
      { split: 1, subcores: [{ inHypercall: 1 }] },
    ],
    ['environment: expected an object, got a list of 0', { ...one, environment: [] }],
    [
      'environment.tbErorrs: unknown key; did you mean tbErrors?',
      { ...one, environment: { tbErorrs: 1 } },
    ],
    [
      'environment.errorKind: expected one of "TB_MISSING_SYNC", "TB_MISSING_STEP", ' +
        '"TB_RESIDUE_ERR", "FW_CONTROL_ERR", "TBST_CORRUPT", "TFMR_CORRUPT", ' +
        '"HDEC_PARITY_ERROR", "DEC_PARITY_ERR", "PURR_PARITY_ERR", "SPURR_PARITY_ERR", ' +
        '"PURR_OVERFLOW", "SPURR_OVERFLOW", "CHIP_TOD_INTERRUPT", "CHIP_TOD_TIMEOUT", ' +
        '"CHIP_TOD_PARITY_ERR", "PROC_RECV_DONE", "PROC_RECV_ERROR_MASKED", "PROC_RECV_AGAIN", ' +
        '"MALFUNCTION_ALERT", "HYP_RESOURCE_ERR", "TRIG_FIR_HMI", got "NOISE"',
      { ...one, environment: { errorKind: 'NOISE' } },
    ],
    [
      'environment.hmiInEntryWindow: expected true or false, got "yes"',
      { ...one, environment: { hmiInEntryWindow: 'yes' } },
    ],
    ['Kernel: unknown key; did you mean kernel?', { ...one, Kernel: 'v4.8' }],
    ['subcore: unknown key; did you mean subcores?', { split: 1, subcore: [{}] }],
    ['colour: unknown key', { ...one, colour: 'teal' }],
    ['["a b"]: unknown key', { ...one, 'a b': 1 }],
    [
      'edits: expected a list of at most 32 edits, got a list of 33',
      { ...one, edits: new Array(LIMITS.edits + 1) },
    ],
    ['edits[0]: expected an object, got "skip"', { ...one, edits: ['skip'] }],
    [
      'edits[0].kind: expected one of "skip", "split", "move", "force", got nothing',
      { ...one, edits: [{}] },
    ],
    [
      'edits[1].kind: expected one of "skip", "split", "move", "force", got "drop"',
      {
        ...one,
        edits: [
          { kind: 'skip', at: 'f:A' },
          { kind: 'drop', at: 'f:A' },
        ],
      },
    ],
    [
      'edits[0].at: expected the id of a line such as f:H2, got nothing',
      { ...one, edits: [{ kind: 'skip' }] },
    ],
    [
      'edits[0].at: expected the id of a line such as f:H2, got "H2"',
      { ...one, edits: [{ kind: 'split', at: 'H2' }] },
    ],
    [
      'edits[0].before: expected the id of a line such as f:H2, ' + 'got nothing',
      { ...one, edits: [{ kind: 'move', at: 'f:A' }] },
    ],
    [
      'edits[0].before: expected a line of the same function, got "g:B"',
      { ...one, edits: [{ kind: 'move', at: 'f:A', before: 'g:B' }] },
    ],
    [
      'edits[0].value: expected a value, got nothing',
      { ...one, edits: [{ kind: 'force', at: 'f:control' }] },
    ],
    ['edits[0].value: unknown key', { ...one, edits: [{ kind: 'skip', at: 'f:A', value: true }] }],
    [
      'seed: expected a whole number from 0 to 4294967295, got 4294967296',
      { ...one, seed: 2 ** 32 },
    ],
    ['seed: expected a whole number from 0 to 4294967295, got NaN', { ...one, seed: NaN }],
    [
      'schedule: expected null or a list of at most 100000 actor ids, got "t0"',
      { ...one, schedule: 't0' },
    ],
    [
      'schedule: expected null or a list of at most 100000 actor ids, got a list of 100001',
      { ...one, schedule: new Array(LIMITS.scheduleSteps + 1) },
    ],
    [
      'schedule[1]: expected the id of an actor such as t4 or error, got 4',
      { ...one, schedule: ['t4', 4] },
    ],
    [
      'schedule[0]: expected the id of an actor such as t4 or error, got "<b>"',
      { ...one, schedule: ['<b>'] },
    ],
    [
      'injectAtStep: expected a whole number from 0 to 1000000, or null, got -3',
      { ...one, injectAtStep: -3 },
    ],
    [
      'injectAtStep: expected null, for environment.tbErrors is 0 and leaves no error to raise',
      { ...one, injectAtStep: 3, environment: { tbErrors: 0 } },
    ],
  ])('refuses with a sentence: %s', (sentence, input) => {
    expect(errorOf(input)).toBe(sentence);
  });

  it('says one line of bounded length whatever came in', () => {
    const nasty = `\n\u2028\u202e"${'x'.repeat(10_000)}`;
    for (const input of [
      { ...one, kernel: nasty },
      { ...one, [nasty]: 1 },
    ]) {
      const sentence = errorOf(input);
      expect(sentence).toMatch(/^[\x20-\x7e…]*$/);
      expect(sentence.length).toBeLessThan(150);
    }
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(errorOf(input)).toMatch(/^[^\n]{1,300}$/);
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'refuses the key %s and is not changed by it',
    (key) => {
      const input: unknown = JSON.parse(
        `{"split": 1, "subcores": [{}], "${key}": {"kernel": "pre-fix", "polluted": 1}}`,
      );
      expect(errorOf(input)).toBe(`${key}: unknown key`);
      expect('polluted' in {}).toBe(false);
    },
  );

  it.each([
    ['MISSING_SYNC', 'TB_MISSING_SYNC'],
    ['MISSING_STEP', 'TB_MISSING_STEP'],
    ['RESIDUE', 'TB_RESIDUE_ERR'],
    ['TB_RESIDUE', 'TB_RESIDUE_ERR'],
    ['FW_CONTROL', 'FW_CONTROL_ERR'],
    ['TBST_CORRUPT', 'TBST_CORRUPT'],
    ['PROC_RECV_DONE', 'PROC_RECV_DONE'],
  ])('knows the error kind %s as %s', (alias, kind) => {
    expect(parsed({ ...one, environment: { errorKind: alias } }).environment.errorKind).toBe(kind);
  });

  it('knows no minus zero', () => {
    expect(Object.is(parsed({ ...one, seed: -0 }).seed, 0)).toBe(true);
  });

  it.each([
    ['0x1000000000', '0x1000000000', 0],
    ['0xFFFFFFF000000000', '-0x1000000000', 0],
    ['-0x1000000000', '-0x1000000000', 0],
    ['-0x0', '0x0', 0],
    ['0x1', '0x1000000', 1],
    ['0x1000000001', '0x1001000000', 1],
    ['-0x1', '0x0', 1],
    ['0xffffffffffffffff', '0x0', 1],
    ['-0x1000001', '-0x1000000', 1],
    ['0x7fffffffffffffff', '-0x8000000000000000', 1],
    ['-0x8000000000000000', '-0x8000000000000000', 0],
    ['−0x80_4600_0000', '-0x8046000000', 0],
    ['-134.218 s', '-0x1000000000', 1],
  ])('rounds the offset %s up to %s', (text, canonical, notices) => {
    const result = gate({ split: 1, subcores: [{ tbOffset: text }] });
    expect(result.ok && result.value.scenario.subcores[0]?.tbOffset).toBe(canonical);
    expect(result.ok && result.value.notices).toHaveLength(notices);
  });

  it('says on one line what became of an offset', () => {
    const result = gate({ split: 1, subcores: [{ tbOffset: ' 134.218\n s' }] });
    expect(result.ok && result.value.notices).toEqual([
      'subcores[0].tbOffset: 134.218 s becomes 0x1000000000, which is 134.217728 s',
    ]);
  });

  it('names the field whose offset was rounded', () => {
    const result = gate({ split: 2, subcores: [{}, { tbOffset: '0x1000000001' }] });
    expect(result.ok && result.value.notices).toEqual([
      'subcores[1].tbOffset: 0x1000000001 becomes 0x1001000000, rounded up to a multiple of 2^24 ' +
        'ticks, as the kernel does',
    ]);
  });
});
