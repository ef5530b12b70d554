/** FIR and WOF of a core: what stopped it, or what it has recovered from (bits as in skiboot `core/hmi.c`). */
import { certain, guess, likely } from '../certainty.ts';
import { namedBits, type BitRow } from './named-bits.ts';
import { bitWords, setFields, strayBits, type Around, type Register } from './register.ts';
import { returnWords } from './xscom-status.ts';

const STOPS = 'The core stops';
const RECOVERS = 'The core recovers';

const { fields, meaning } = namedBits([
  ['IFU_SRAM', '0', `${RECOVERS}: an array of the instruction fetch unit, such as its cache.`],
  ['IFU_RECOV_REGFILE', '2', `${RECOVERS}: a register file of the instruction fetch unit.`],
  ['!IFU_REGFILE', '3', `${STOPS}: a register file of the instruction fetch unit.`],
  ['IFU_RECOV_LOGIC', '4', `${RECOVERS}: logic of the instruction fetch unit.`],
  ['!IFU_LOGIC', '5', `${STOPS}: logic of the instruction fetch unit.`],
  ['!PC_DURING_RECOV', '8', `${STOPS}: an error while it was recovering.`],
  ['ISU_RECOV_REGFILE', '9', `${RECOVERS}: a register file of the sequencing unit.`],
  ['!ISU_REGFILE', '10', `${STOPS}: a register file of the sequencing unit (mapper).`],
  ['ISU_RECOV_LOGIC', '11', `${RECOVERS}: logic of the sequencing unit.`],
  ['!ISU_LOGIC', '12', `${STOPS}: logic of the sequencing unit.`],
  ['ISU_NOT_MT', '13', `${RECOVERS}: the sequencing unit was outside its window.`],
  ['!FXU_LOGIC', '21', `${STOPS}: logic of the fixed-point unit.`],
  ['VSU_RECOV_LOGIC', '24', `${RECOVERS}: logic of the vector unit.`],
  ['!VSU_LOGIC', '25', `${STOPS}: logic of the vector unit.`],
  ['!PC_RECOV_IN_MAINT_MODE', '26', `${STOPS}: it had to recover in maintenance mode.`],
  ['VSU_DFU_LOGIC', '27', `${RECOVERS}: logic of the decimal unit.`],
  ['LSU_SRAM', '29', `${RECOVERS}: an array of the load/store unit, such as its cache.`],
  ['LSU_RECOV_REGFILE', '31', `${RECOVERS}: a register file of the load/store unit.`],
  ['!LSU_REGFILE', '32', `${STOPS}: a register file of the load/store unit.`],
  ['LSU_TLB_MULTI_HIT', '33', `${RECOVERS}: two TLB entries for one address.`],
  ['LSU_SLB_MULTI_HIT', '34', `${RECOVERS}: two SLB entries for one address.`],
  ['LSU_ERAT_MULTI_HIT', '35', `${RECOVERS}: two ERAT entries for one address.`],
  ['!PC_FWD_PROGRESS', '36', `${STOPS}: it makes no progress.`],
  ['LSU_RECOV_LOGIC', '37', `${RECOVERS}: logic of the load/store unit.`],
  ['!LSU_LOGIC', '38', `${STOPS}: logic of the load/store unit.`],
  ['LSU_NOT_MT', '39', `${RECOVERS}: the load/store unit was outside its window.`],
  ['PC_THREAD_HANG', '43', `${RECOVERS}: a thread hung.`],
  ['!PC_LOGIC', '45', `${STOPS}: logic of the pervasive unit.`],
  ['!PC_HYP_RESOURCE', '48', `${STOPS}: an error of a hypervisor resource.`],
  ['!PC_HANG_RECOV_FAILED', '52', `${STOPS}: recovery from a hang failed.`],
  ['!PC_AMBI_HANG_DETECTED', '54', `${STOPS}: a hang that nobody can place.`],
  ['!PC_DEBUG_TRIG_ERR_INJ', '60', `${STOPS}: a debug trigger injected it.`],
  ['!PC_SPRD_HYP_ERR_INJ', '63', `${STOPS}: it was injected through SPRD.`],
] satisfies readonly BitRow[]);

const ALL_ONES = 0xffff_ffff_ffff_ffffn;

function notRead({ returned }: Around): string[] {
  const why = returned === null ? '' : returnWords(returned);
  return returned === null || returned === 0
    ? [
        likely(
          'all ones: the FIR was not read, which happens while the core is in a deep stop state',
        ),
      ]
    : [
        certain(
          `all ones with rc ${returned}${why === '' ? '' : ` (${why})`}: the FIR was not read`,
        ),
        likely('no bit of it says anything; the core was in a deep stop state'),
      ];
}

function register(name: string): Register {
  return {
    name,
    digits: 16,
    fields,
    meaning,
    says(value, around) {
      if (value === ALL_ONES) return notRead(around);
      if (value === 0n) return [certain('no bit is set: this core reports nothing')];
      const set = setFields(fields, value);
      const stray = strayBits({ fields, digits: 16 }, value);
      return [
        ...set.map((field) => certain(`${bitWords(field)}: ${meaning(field)}`)),
        ...(stray.length === 0
          ? []
          : [guess(`bits ${stray.join(', ')} are not among those that skiboot tells`)]),
      ];
    },
    isLikely: () => false,
  };
}

export const coreFir = register('CORE_FIR');
/** "Whose on first": the same bits, as the first error has set them. */
export const coreWof = register('CORE_WOF');
