/** HMER, why a thread got an HMI, and HMEER, what may raise one (domain 1.6). */
import { HMEER_OF_POWER8, HMER_FIELDS, ibm } from '../../models/power8/register-fields.ts';
import type { FieldInfo } from '../../protocol/description.ts';
import { certain, guess, likely } from '../certainty.ts';
import { bitWords, setFields, strayBits, valueOf, type Around, type Register } from './register.ts';
import { sentenceOf } from './terms.ts';
import { xscomStatus } from './xscom-status.ts';

const DIGITS = 16;
export const HMER = {
  MALFUNCTION_ALERT: ibm(0),
  TFAC_ERROR: ibm(4),
  TFMR_PARITY_ERROR: ibm(5),
  XSCOM_FAIL: ibm(8),
  TRIG_FIR_HMI: ibm(17),
} as const;

/** Bits of HMER that are a cause of an HMI, or of a report. */
export const causesOf = (value: bigint): bigint =>
  HMER_FIELDS.filter(({ alarm }) => alarm).reduce(
    (mask, { shift }) => mask | (value & (1n << BigInt(shift))),
    0n,
  );

const MORE: Readonly<Record<string, readonly string[]>> = {
  MALFUNCTION_ALERT: [
    certain('it is broadcast to every processor: one event a thread, one cause. No TB is touched'),
  ],
  PROC_RECV_DONE: [certain('no TB is touched, and nothing is left to repair')],
  PROC_RECV_ERROR_MASKED: [certain('no TB is touched, and nothing is left to repair')],
  PROC_RECV_AGAIN: [certain('it recovered again before bit 2 or 3 was cleared')],
  TRIG_FIR_HMI: [
    certain('a level, not an event: it fires again, about every 2 µs, until somebody clears it'),
    certain('no TB action; Linux before 4.16 resyncs the TB for it when a guest runs'),
  ],
  HYP_RESOURCE_ERR: [
    certain('with HV=1, PR=0 and EE=0 the core would have stopped instead of reporting it'),
  ],
};

function meaning(field: FieldInfo, value: number): string {
  if (field.name === 'XSCOM_STATUS') return `${sentenceOf(field.name)} ${xscomStatus(value)}.`;
  return sentenceOf(field.name);
}

function says(value: bigint, { inReport }: Around): readonly string[] {
  if (value === 0n) {
    const sentence = 'HMER 0: cleared before it was reported, which is not the same as no HMI';
    return [inReport ? certain(sentence) : likely(sentence)];
  }
  const set = setFields(HMER_FIELDS, value);
  const causes = set.filter(({ alarm }) => alarm);
  const noise = set.filter(({ alarm, name }) => !alarm && !name.startsWith('WARN'));
  return [
    ...causes.flatMap((field) => [
      certain(`${bitWords(field)}: ${sentenceOf(field.name)}`),
      ...(MORE[field.name] ?? []),
    ]),
    ...(noise.length === 0 ? [] : [noiseSentence(noise, value)]),
    ...(causes.length === 0
      ? [certain('no bit that can raise an HMI on POWER8 is set: it is what software polls')]
      : []),
    ...strayWords(value),
  ];
}

function noiseSentence(noise: readonly FieldInfo[], value: bigint): string {
  const names = noise.map(bitWords).join(', ');
  const status = noise.find(({ name }) => name === 'XSCOM_STATUS');
  const stat = status === undefined ? 0 : valueOf(status, value);
  const failed =
    (value & HMER.XSCOM_FAIL) === 0n && stat === 0
      ? ''
      : ` of an access over XSCOM that failed, status ${stat}: ${xscomStatus(stat)};`;
  return certain(`${names}: noise${failed}, never in HMEER, no cause of an HMI`.replace(';,', ';'));
}

function strayWords(value: bigint): string[] {
  const stray = strayBits({ fields: HMER_FIELDS, digits: DIGITS }, value);
  return stray.length === 0
    ? []
    : [guess(`bits ${stray.join(', ')} are reserved: the value was miscopied, or it is no HMER`)];
}

const isKnown = (value: bigint): boolean =>
  strayBits({ fields: HMER_FIELDS, digits: DIGITS }, value).length === 0;

export const hmer: Register = {
  name: 'HMER',
  digits: DIGITS,
  fields: HMER_FIELDS,
  meaning,
  says,
  isLikely: (value) => value === 0n || isKnown(value),
};

export const hmeer: Register = {
  name: 'HMEER',
  digits: DIGITS,
  // Nothing is wrong where a bit of a mask is set.
  fields: HMER_FIELDS.map((field) => ({ ...field, alarm: false })),
  meaning: (field, value) =>
    `${value === 0 ? 'Raises no HMI' : 'Raises an HMI'}: ${sentenceOf(field.name)}`,
  says(value) {
    const never = setFields(HMER_FIELDS, value).filter(({ name }) => name.startsWith('XSCOM'));
    return [
      value === HMEER_OF_POWER8
        ? certain('what skiboot sets on POWER8: bits 0, 2, 3, 4, 5, 11 and 20 raise an HMI')
        : certain(`raises an HMI for ${setWords(value)}; skiboot on POWER8 sets bc10080000000000`),
      ...never.map((field) => certain(`${bitWords(field)} must never be enabled`)),
    ];
  },
  isLikely: (value) => value === HMEER_OF_POWER8,
};

function setWords(value: bigint): string {
  const set = setFields(HMER_FIELDS, value);
  return set.length === 0 ? 'nothing' : set.map(({ name, bits }) => `${bits} ${name}`).join(', ');
}
