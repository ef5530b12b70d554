/** What Linux prints of an HMI: `print_hmi_event_info` of powernv/opal-hmi.c. */
import { PRINTED } from '../../models/power8/prints.ts';
import { quoted } from '../../scenario/sentence.ts';
import { certain, guess, likely } from '../certainty.ts';
import type { LineReader } from './line-reader.ts';

const SEVERITIES = ['Harmless', 'Severe', 'Fatal'] as const;
/** Shorter ends of a word could be of any word. */
const MIN_END = 3;

/** The severity whose end has come through; '' for a report without one, which is a warning. */
function severityOf(word: string): string {
  const end = word.toLowerCase();
  if (end.length < MIN_END) return '';
  return SEVERITIES.find((one) => one.toLowerCase().endsWith(end)) ?? '';
}

const heading: LineReader = {
  word: 'maintenance',
  pattern: /([a-z]{0,12})\s{0,4}Hypervisor Maintenance interrupt(?:\s{0,4}\[(Not|Rec)?)?/i,
  read(notes, line, { index, 1: word = '', 2: disposition }) {
    const severity = severityOf(word);
    const isRecovered = disposition?.toLowerCase() === 'rec';
    const isCut = disposition === undefined;
    const words = severity === '' ? 'without a severity (a warning)' : `of severity ${severity}`;
    const end = isCut ? 'cut before its disposition' : isRecovered ? 'recovered' : 'not recovered';
    notes.report = { line: line.number, isTimer: false };
    notes.print(line, index, { kind: PRINTED.report, ...(!isCut && { isRecovered }) });
    notes.add(line, index, {
      isGivenUp: !isCut && !isRecovered,
      sentences: [
        certain(`Linux reports an HMI ${words}, ${end}`),
        ...(severity === 'Fatal' && isRecovered
          ? [
              certain(
                'Fatal and [Recovered] are no contradiction: severity is the kind of error, ' +
                  'the disposition says whether firmware has dealt with it',
              ),
            ]
          : []),
        ...(!isCut && !isRecovered
          ? [
              certain(
                'Linux prints what else is queued, then reboots: "Unrecoverable HMI exception"',
              ),
            ]
          : []),
      ],
    });
  },
};

/** What the detail says, in words that begin with the bit of HMER that it stands for. */
const DETAILS: readonly (readonly [text: RegExp, words: string])[] = [
  [/timer facility/i, 'HMER bit 4 TFAC_ERROR; TFMR says which timer'],
  [/TFMR SPR is corrupt/i, 'HMER bit 5 TFMR_PARITY_ERROR'],
  [/malfunction alert/i, 'HMER bit 0 MALFUNCTION_ALERT, broadcast to every processor'],
  [/recovery occurred again/i, 'HMER bit 11 PROC_RECV_AGAIN'],
  [/masked error/i, 'HMER bit 3 PROC_RECV_ERROR_MASKED'],
  [/processor recovery/i, 'HMER bit 2 PROC_RECV_DONE'],
  [/debug trigger/i, 'HMER bit 17 TRIG_FIR_HMI'],
  [/SCOM has set/i, 'HMER bit 16 SCOM_FIR_HMI'],
  [/hypervisor resource/i, 'HMER bit 20 HYP_RESOURCE_ERR'],
  [/XSCOM operation fail/i, 'HMER bit 8 XSCOM_FAIL'],
  [/XSCOM operation comp/i, 'HMER bit 9 XSCOM_DONE'],
  [/CAPP recovery/i, 'an accelerator recovers; no timer is touched'],
];

const detail: LineReader = {
  word: 'error detail',
  pattern: /Error detail:\s{0,8}(\S[^[\n]{0,80})/i,
  read(notes, line, { index, 1: text = '' }) {
    const known = DETAILS.find(([pattern]) => pattern.test(text));
    if (known === undefined) return;
    notes.report = { line: line.number, isTimer: /timer|TFMR/i.test(text) };
    const about = /^HMER bit (\d+)/.exec(known[1])?.[1];
    notes.print(line, index, {
      kind: PRINTED.report,
      about: about === undefined ? -1 : Number(about),
    });
    notes.add(line, index, { sentences: [certain(`the kind of the event: ${known[1]}`)] });
  },
};

const reboot: LineReader = {
  word: 'unrecoverable',
  pattern: /Unrecoverable HMI exception/i,
  read(notes, line, { index }) {
    notes.print(line, index, { kind: PRINTED.reboot });
    notes.add(line, index, {
      isGivenUp: true,
      sentences: [
        certain('Linux gives up after an event that was not recovered, and reboots the machine'),
      ],
    });
  },
};

const unit: LineReader = {
  word: '[unit',
  pattern: /\[Unit:\s{0,4}([a-z& ]{2,24}?)\s{0,4}\]\s{0,4}([^\n]{0,80})/i,
  read(notes, line, { index, 1: name = '', 2: what = '' }) {
    notes.add(line, index, {
      sentences: [certain(`unit ${quoted(name)} stopped its core or chip: ${quoted(what.trim())}`)],
    });
  },
};

const unknownAlert: LineReader = {
  word: 'malfunction',
  pattern: /Unknown Malfunction Alert of type (\d{1,3})/i,
  read(notes, line, { index, 1: type = '' }) {
    notes.add(line, index, {
      sentences: [
        type === '3'
          ? likely('type 3: the NPU stopped; Linux before 5.3 has no name for it')
          : guess(`a malfunction of type ${type}, of which the log says no more`),
      ],
    });
  },
};

export const reports: readonly LineReader[] = [heading, detail, reboot, unit, unknownAlert];
