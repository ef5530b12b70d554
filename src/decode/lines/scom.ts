/** Accesses to registers of a chip: `putscom`, skiboot's `XSCOM:` lines, and what they have returned. */
import type { LogCpu } from '../../protocol/log-reading.ts';
import { certain, likely } from '../certainty.ts';
import type { Notes } from '../notes.ts';
import type { Processor } from '../registers/pir.ts';
import { xscomStatus, returnWords } from '../registers/xscom-status.ts';
import type { LineReader } from './line-reader.ts';

/** Registers by the low 24 bits of their address, or by all of it. */
const NAMES: Readonly<Record<number, string>> = {
  0x01_3281: 'the register that injects errors into the timers of a core',
  0x01_3100: 'the FIR of a core',
  0x01_0a40: 'the FIR of a core',
  0x01_0a48: 'the WOF of a core',
  0x04_0017: 'CHIPTOD_TO_TB of the ChipTOD',
  0x04_0024: 'the state of the ChipTOD',
  0x04_0030: 'TOD_ERROR of the ChipTOD',
  0x02_0011: 'who has raised a malfunction alert',
};
const INJECTS = 0x01_3281;
const P8_FIRS = [0x01_3281, 0x01_3100];
const P9_FIRS = [0x01_0a40, 0x01_0a48];

interface Place {
  readonly processor: Processor | null;
  readonly core: number | null;
  readonly words: string;
}

/** POWER8 has its cores at EX chiplets 0x11 to 0x1e, POWER9 at EC chiplets 0x20 to 0x37. */
function placeOfAddress(address: number): Place {
  const chiplet = address >>> 24;
  const low = address & 0xff_ffff;
  const name = NAMES[low] ?? 'a register that is not known here';
  const isCore = (from: number, to: number, low24: readonly number[]) =>
    chiplet >= from && chiplet <= to && low24.includes(low);
  if (chiplet === 0x10 && P8_FIRS.includes(low))
    return { processor: 'POWER8', core: null, words: `${name}, of the core chosen beside it` };
  if (chiplet > 0x10 && chiplet <= 0x1e)
    return at('POWER8', `EX chiplet 0x${chiplet.toString(16)}`, chiplet - 0x10, name);
  if (isCore(0x20, 0x37, P9_FIRS))
    return at('POWER9', `EC chiplet 0x${chiplet.toString(16)}`, chiplet - 0x20, name);
  return { processor: null, core: null, words: name };
}

const at = (processor: Processor, chiplet: string, core: number, name: string): Place => ({
  processor,
  core,
  words: `${chiplet} is core ${core} of a ${processor}; ${name}`,
});

const cpuOf = ({ processor, core }: Place, chip: number | null): LogCpu | null =>
  core === null && chip === null ? null : { pir: null, processor, chip, core, thread: null };

/** What is injected by which bits, and the field of TFMR with which the log answers (domain 7). */
const INJECTIONS: Readonly<Record<string, readonly [what: string, answer: string]>> = {
  '0003080000000000': ['TB parity (bits 14, 15 and 20)', 'TB_RESIDUE_ERR'],
  '0001080000000000': ['TFMR parity (bits 15 and 20)', 'TFMR_CORRUPT'],
};

const putscom: LineReader = {
  word: 'putscom',
  pattern:
    /putscom\s+(?:-c\s*(?:0x)?([0-9a-f]{1,8})\s+|\S{1,24}\s+)?(?:0x)?([0-9a-f]{5,8})\s+(?:0x)?([0-9a-f]{1,16})(?![0-9a-z])/i,
  read(notes, line, { index, 1: chip, 2: address = '', 3: data = '' }) {
    const number = Number.parseInt(address, 16);
    const place = placeOfAddress(number);
    if (place.processor !== null) notes.isOf(place.processor);
    const digits = data.toLowerCase().padStart(16, '0');
    const known = (number & 0xff_ffff) === INJECTS ? INJECTIONS[digits] : undefined;
    notes.injection = { line: line.number, address: number, answer: known?.[1] ?? null };
    notes.add(line, index, {
      name: 'SCOM',
      value: BigInt(`0x${digits}`),
      cpu: cpuOf(place, chip === undefined ? null : Number.parseInt(chip, 16)),
      sentences: [
        certain(
          `writes to SCOM address 0x${address.toLowerCase()}` +
            (chip === undefined ? '' : ` of chip ${Number.parseInt(chip, 16)}`),
        ),
        likely(place.words),
        ...(known === undefined
          ? []
          : [likely(`it injects an error: ${known[0]}; the log answers with ${known[1]}`)]),
      ],
    });
  },
};

const xscomError: LineReader = {
  word: 'xscom',
  pattern:
    /XSCOM:\s*(read|write)[- ](?:busy )?error\s+gcid=(?:0x)?([0-9a-f]{1,8})\s+pcb_addr=(?:0x)?([0-9a-f]{1,8})(?:\s+stat=(?:0x)?([0-9a-f]))?/i,
  read(notes, line, { index, 1: kind = '', 2: chip = '', 3: address = '', 4: stat }) {
    const number = Number.parseInt(address, 16);
    const place = placeOfAddress(number);
    const code = stat === undefined ? null : Number.parseInt(stat, 16);
    const isWrite = kind.toLowerCase() === 'write';
    const injection = notes.injection?.address === number ? notes.injection : null;
    notes.add(line, index, {
      name: 'XSCOM_STATUS',
      digits: 1,
      value: code === null ? null : BigInt(code),
      cpu: cpuOf(place, Number.parseInt(chip, 16)),
      sentences: [
        code === null
          ? certain(`a ${kind.toLowerCase()} over XSCOM failed; its status is cut off`)
          : certain(`stat = HMER[21:23] = ${code}: ${xscomStatus(code)}`),
        certain(
          `SCOM address 0x${number.toString(16)} was not ${isWrite ? 'written' : 'read'}` +
            (isWrite && (number & 0xff_ffff) === INJECTS ? ': nothing was injected' : ''),
        ),
        likely(place.words),
        ...(code === 3 && place.core !== null ? [likely(`core ${place.core} was asleep`)] : []),
        ...(injection === null ? [] : [certain(`it is the access of line ${injection.line}`)]),
      ],
    });
  },
};

/** How near it must stand to what it is about. */
const NEAR_LINES = 2;

/** `rc -25`, `ret =  -6`: kept for the value beside it. */
const returned = (word: string): LineReader => ({
  word,
  pattern: new RegExp(`\\b${word}(?:urned)?\\s{0,4}[=:]?\\s{0,4}(-\\d{1,3})\\b`, 'i'),
  read(notes, line, { index, 1: text = '' }) {
    const code = Number(text);
    const words = returnWords(code);
    if (words === '') return;
    notes.returned = { line: line.number, code };
    explain(notes, line.number, code);
    if (!/xscom|scom|fir|opal/i.test(line.text)) return;
    notes.add(line, index, { sentences: [certain(`OPAL returned ${code}, ${words}`)] });
  },
});

function explain(notes: Notes, line: number, code: number): void {
  for (const one of notes.drafts.slice(-4)) {
    if (line - one.line > NEAR_LINES || one.around.returned !== null) continue;
    one.around = { ...one.around, returned: code };
  }
}

const asleep: LineReader = {
  word: 'fir read',
  pattern: /FIR read failed, chip (\d{1,3}) core (\d{1,3}) asleep/i,
  read(notes, line, { index, 1: chip = '', 2: core = '' }) {
    notes.add(line, index, {
      cpu: { pir: null, processor: null, chip: Number(chip), core: Number(core), thread: null },
      sentences: [
        certain(`the FIR of core ${core} of chip ${chip} was not read: the core is asleep`),
        likely('so it is not the one that stopped'),
      ],
    });
  },
};

const unreadable: LineReader = {
  word: 'xscom',
  pattern: /XSCOM error reading (CORE FIR|TOD_ERROR|NX_\w{1,20})/i,
  read(notes, line, { index, 1: what = '' }) {
    notes.add(line, index, {
      sentences: [certain(`${what} was not read: XSCOM returned an error`)],
    });
  },
};

/** What was returned near this line; null for nothing. */
export const returnedNear = ({ returned: at }: Notes, line: number): number | null =>
  at !== null && line - at.line <= NEAR_LINES ? at.code : null;

export const scom: readonly LineReader[] = [
  putscom,
  xscomError,
  returned('rc'),
  returned('ret'),
  asleep,
  unreadable,
];
