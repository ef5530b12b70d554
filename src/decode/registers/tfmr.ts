/** TFMR: the state of the TBs of a core, and what is wrong with them (domain 1.4, 1.5, 9). */
import { TFMR_ERROR_REACH, TFMR_FIELDS, ibm } from '../../models/power8/register-fields.ts';
import { TBST, TBST_NAMES } from '../../models/power8/values.ts';
import type { FieldInfo } from '../../protocol/description.ts';
import { certain, guess, likely } from '../certainty.ts';
import { HMER } from './hmer.ts';
import { bitWords, setFields, strayBits, valueOf, type Around, type Register } from './register.ts';
import { sentenceOf, stateSentence, stateWords } from './terms.ts';

const LOAD = ibm(16);
const MOVE = ibm(18);
const ECLIPZ = ibm(14);
const ENABLED = ibm(40);
const VALID = ibm(41);
const FW_CONTROL = ibm(46);
const CORRUPT = ibm(60);

const fieldOf = (name: string): FieldInfo => {
  const found = TFMR_FIELDS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
};
const NOW = fieldOf('TBST_ENCODED');
const LAST = fieldOf('TBST_LAST');
const CYCLES = fieldOf('MAX_CYC_BET_STEPS');

export const stateOf = (value: bigint): number => valueOf(NOW, value);
export const lastOf = (value: bigint): number => valueOf(LAST, value);
export const isValid = (value: bigint): boolean => (value & VALID) !== 0n;
const has = (value: bigint, bit: bigint): boolean => (value & bit) !== 0n;

const errorsIn = (value: bigint): FieldInfo[] =>
  setFields(TFMR_FIELDS, value).filter(({ alarm }) => alarm);

/** MAX_CYC_BET_STEPS = core Hz * 240 / (4 * 32e6) / 100. */
const STEP_HZ = 4 * 32e6;
const frequency = (cycles: number): number => ((cycles * 100) / 240) * STEP_HZ;
const gigahertz = (cycles: number): string => (frequency(cycles) / 1e9).toFixed(2);
/** No POWER8 or POWER9 runs at such a clock. */
const isPlausible = (cycles: number): boolean => cycles >= 0x18 && cycles <= 0x60;

function meaning(field: FieldInfo, value: number): string {
  const sentence = sentenceOf(field.name);
  if (field === NOW || field === LAST)
    return `${stateWords(value).replace(/^\d+ /, '')}. ${stateSentence(value) || sentence}`;
  if (field === CYCLES) return `${sentence} ${gigahertz(value)} GHz.`;
  return sentence;
}

const REACH = {
  core: 'It is an error of the core, reported to all its threads',
  thread: 'It is an error of one thread',
  chip: 'It is an error of the ChipTOD, reported to every thread of the chip',
} as const;

function errorSentence(field: FieldInfo): string {
  const reach = TFMR_ERROR_REACH[field.name];
  const sentence = sentenceOf(field.name);
  if (reach === undefined) return certain(`${bitWords(field)}: ${sentence}`);
  const isSaid = reach.stopsTb || sentence.includes('run on');
  const goesOn = isSaid ? '' : '; the TBs run on';
  return certain(`${bitWords(field)}: ${sentence} ${REACH[reach.scope]}${goesOn}.`);
}

function says(value: bigint, around: Around): readonly string[] {
  const errors = errorsIn(value);
  const isHealthy = stateOf(value) === TBST.RUNNING && isValid(value) && errors.length === 0;
  const told = [
    certain(
      `state ${stateWords(stateOf(value))} from ${stateWords(lastOf(value))}, ` +
        `TB_VALID = ${isValid(value) ? 1 : 0}${isHealthy ? ', no error bit: healthy' : ''}`,
    ),
    ...errors.map(errorSentence),
    ...stories(value, errors),
    ...(isHealthy ? healthy(around) : []),
    ...clockWords(value),
    ...contradictions(value),
  ];
  if (!has(value, CORRUPT)) return told;
  // What such a value says of anything but itself is hearsay.
  return [
    certain('TFMR_CORRUPT is set: no other bit of this value can be trusted'),
    ...told.map((sentence) =>
      sentence.includes('TFMR_CORRUPT')
        ? sentence
        : sentence.replace(/^(certain|likely):/, 'guess:'),
    ),
  ];
}

/** What must have happened for it to read so. */
function stories(value: bigint, errors: readonly FieldInfo[]): string[] {
  const state = stateOf(value);
  const last = lastOf(value);
  const move = has(value, MOVE);
  if (state === TBST.GET_TOD && move && errors.length === 0) {
    return [
      certain(
        'state 7 from 6, MOVE_CHIP_TOD_TO_TB (bit 18) still set, no error bit: ' +
          'the sync pulse came, the value of the ChipTOD never did',
      ),
      likely('the load has timed out ("Chip to TB timeout"): OPAL_HARDWARE, which Linux ignores'),
    ];
  }
  if (state === TBST.SYNC_WAIT && move && errors.length === 0) {
    return [likely('MOVE_CHIP_TOD_TO_TB (bit 18) is set and no sync pulse has come yet')];
  }
  if (state === TBST.ERROR && move) {
    const why = has(value, FW_CONTROL)
      ? 'MOVE_CHIP_TOD_TO_TB (bit 18) is still set beside FW_CONTROL_ERR (bit 46)'
      : 'MOVE_CHIP_TOD_TO_TB (bit 18) is still set';
    return [
      certain(`${why}: the error struck while the TB was being loaded, not while it ran`),
      certain(STANDS),
    ];
  }
  if (state === TBST.ERROR) {
    return [
      certain(STANDS),
      ...(last === TBST.RUNNING ? [certain('it was running until then')] : []),
      ...(errors.some(({ name }) => TFMR_ERROR_REACH[name]?.stopsTb === true)
        ? []
        : [likely('the bit that says why is gone: it was cleared before TFMR was read')]),
    ];
  }
  if (state === TBST.NOT_SET) return [certain('it waits to be loaded from the ChipTOD')];
  return [];
}

const STANDS = 'every TB of the core stands still until the error is cleared and it is loaded anew';

function healthy({ hmer, inReport }: Around): string[] {
  const latched = hmer !== null && (hmer & (HMER.TFAC_ERROR | HMER.TFMR_PARITY_ERROR)) !== 0n;
  if (!latched && !inReport) return [];
  return [
    certain('the report came of an error that was gone when TFMR was read'),
    likely(
      'HMER[4] was latched in every thread, and another thread had recovered the core before ' +
        'this one read TFMR; or firmware read it after its own recovery',
    ),
  ];
}

function clockWords(value: bigint): string[] {
  const cycles = valueOf(CYCLES, value);
  const hex = `0x${cycles.toString(16).padStart(2, '0')}`;
  return isPlausible(cycles)
    ? [certain(`MAX_CYC_BET_STEPS ${hex}: set for a core at ${gigahertz(cycles)} GHz`)]
    : [likely(`MAX_CYC_BET_STEPS ${hex} would be ${gigahertz(cycles)} GHz: this byte is wrong`)];
}

function contradictions(value: bigint): string[] {
  const state = stateOf(value);
  const stray = strayBits({ fields: TFMR_FIELDS, digits: 16 }, value);
  const isRunning = state === TBST.RUNNING;
  return [
    ...(isRunning !== isValid(value)
      ? [guess(`state ${stateWords(state)} and TB_VALID = ${isValid(value) ? 1 : 0} do not agree`)]
      : []),
    ...(isState(state) && isState(valueOf(LAST, value))
      ? []
      : [guess('a state that no processor uses: miscopied, or not a TFMR')]),
    ...(has(value, LOAD) && has(value, MOVE)
      ? [certain('LOAD_TOD_MOD and MOVE_CHIP_TOD_TO_TB together: a firmware control error')]
      : []),
    ...(stray.length === 0 ? [] : [guess(`bits ${stray.join(', ')} have no name`)]),
  ];
}

const isState = (state: number): boolean => {
  const name = TBST_NAMES[state];
  return name !== undefined && name !== String(state);
};

export const tfmr: Register = {
  name: 'TFMR',
  digits: 16,
  fields: TFMR_FIELDS,
  meaning,
  says,
  // Firmware sets TB_ECLIPZ in every value, and the state is one of seven.
  isLikely: (value) =>
    has(value, ECLIPZ) &&
    has(value, ENABLED) &&
    isState(stateOf(value)) &&
    isState(valueOf(LAST, value)),
};
