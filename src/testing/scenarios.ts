/** Any scenario that the gate lets through, and actors to go with it. */
import fc from 'fast-check';
import { LIMITS, type Edit } from '../scenario/schema.ts';
import { asPower8, power8Settings, ERROR_KINDS, type Scenario } from '../models/power8/settings.ts';
import { adaptScenario, type ScenarioChange } from '../scenario/adapt.ts';
import { parseScenario } from '../scenario/parse.ts';

/** As many as the largest machine of the first version has. */
export const ACTOR_IDS: readonly string[] = [
  ...Array.from({ length: 8 }, (_, i) => `t${i}`),
  ...Array.from({ length: 8 }, (_, i) => `hmi-t${i}`),
  ...Array.from({ length: 8 }, (_, i) => `dec-t${i}`),
  ...Array.from({ length: 16 }, (_, i) => `other${i}`),
  'error',
];

export type { Scenario };

/** A table of settings, for tests of what is made from one. */
export const settings = power8Settings;

/** The gate of the POWER8 core. */
export const gate = (input: unknown) => parseScenario(input, power8Settings);

/** A scenario of it with some keys changed. */
export function adapted(scenario: Scenario, change: ScenarioChange) {
  const made = adaptScenario(scenario, change, power8Settings);
  return { ...made, scenario: asPower8(made.scenario) };
}

/** A scenario as it comes out of the gate; throws when the gate refuses it. */
export function parsed(input: unknown): Scenario {
  const result = gate(input);
  if (!result.ok) throw new Error(result.error);
  return result.value.scenario;
}

const subcore = fc.record({
  start: fc.constantFrom('guest', 'host', 'either'),
  tbOffset: fc
    .bigInt({ min: -(1n << 39n), max: (1n << 39n) - 1n })
    .map((n) => (n < 0n ? `-0x${(-n << 24n).toString(16)}` : `0x${(n << 24n).toString(16)}`)),
  entries: fc.oneof(fc.constant(0), fc.nat(4095)),
  inHypercall: fc.boolean(),
});

const environment = fc.record({
  tbErrors: fc.integer({ min: 1, max: 7 }),
  errorKind: fc.constantFrom(...ERROR_KINDS),
  errorKind2: fc.constantFrom('none', 'none', ...ERROR_KINDS),
  errorKind3: fc.constantFrom('none', 'none', ...ERROR_KINDS),
  errorOrder: fc.constantFrom('fixed', 'free'),
  scope: fc.constantFrom('core', 'subcore', 'thread'),
  hmiInEntryWindow: fc.boolean(),
  hdecSoon: fc.boolean(),
  otherExits: fc.boolean(),
  hmiPriority: fc.constantFrom('either', 'hmi', 'hdec'),
  recoveryFails: fc.boolean(),
  tbWrap: fc.boolean(),
});

const machine = fc.record({
  mcbs: fc.nat(255),
  todStatus: fc.nat(15),
  xscomDone: fc.boolean(),
  hostTb: fc.bigInt({ min: 0n, max: (1n << 63n) - 1n }).map((n) => `0x${n.toString(16)}`),
  chip: fc.nat(63),
  core: fc.nat(15),
});

export const anySchedule: fc.Arbitrary<string[] | null> = fc.option(
  fc.array(fc.constantFrom(...ACTOR_IDS), { maxLength: 300 }),
);

export const anyScenario: fc.Arbitrary<Scenario> = fc
  .constantFrom<Scenario['split'][]>(1, 2, 4)
  .chain((split) =>
    fc.record({
      model: fc.constant('power8-hmi'),
      kernel: fc.constantFrom('pre-fix', 'v4.8'),
      firmware: fc.constant('skiboot-5'),
      split: fc.constant(split),
      threadsPerSubcore: fc.integer({ min: 1, max: 8 / split }),
      subcores: fc.array(subcore, { minLength: split, maxLength: split }),
      environment,
      machine,
      edits: fc.constant([]),
      seed: fc.nat(0xffff_ffff),
      schedule: anySchedule,
      injectAtStep: fc.option(fc.nat(LIMITS.injectAtStep)),
    }),
  )
  .map(parsed);

const anyName = fc.constantFrom('H2', 'H6', 'control', 'CHECK_HMI', 'wait', 'X12');
const anyCount = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 2, max: 99 }).map((n) => `#${n}`),
);
const anyPart = fc.constantFrom('', '', '/1', '/2');
const anyLine = fc.tuple(anyName, anyCount, anyPart).map((parts) => parts.join(''));

const anyEdit: fc.Arbitrary<Edit> = fc
  .tuple(
    fc.constantFrom('kvmhv_switch_to_host', 'guest', 'f_1'),
    anyLine,
    anyLine,
    fc.constantFrom('skip', 'split', 'move', 'force'),
    fc.boolean(),
  )
  .map(([name, line, other, kind, value]): Edit => {
    const at = `${name}:${line}`;
    if (kind === 'move') return { kind, at, before: `${name}:${other}` };
    return kind === 'force' ? { kind, at, value } : { kind, at };
  });

/** Any scenario with edits, which need not fit any machine. */
export const anyEditedScenario: fc.Arbitrary<Scenario> = fc
  .tuple(anyScenario, fc.array(anyEdit, { maxLength: 4 }))
  .map(([scenario, edits]) => ({ ...scenario, edits }));
