/** What came of an access over XSCOM: HMER[21:23] on the chip, and what skiboot makes of it (hw/xscom.c, opal-api.h). */

const STATUS = [
  'no error',
  'busy, or blocked by an error before it',
  'chiplet offline: asleep',
  'partial good: the chiplet is off, for a core it is asleep',
  'invalid address',
  'clock error',
  'parity error',
  'time-out',
] as const;

/** `partial good: …` of 3. */
export const xscomStatus = (stat: number): string => STATUS[stat] ?? 'no such status';

const RETURNED: Readonly<Record<string, string>> = {
  '0': 'OPAL_SUCCESS',
  '-2': 'OPAL_BUSY',
  '-6': 'OPAL_HARDWARE',
  '-12': 'OPAL_BUSY_EVENT',
  '-14': 'OPAL_WRONG_STATE: the chiplet is asleep',
  '-25': 'OPAL_XSCOM_PARTIAL_GOOD: the chiplet is off',
  '-26': 'OPAL_XSCOM_ADDR_ERROR',
  '-27': 'OPAL_XSCOM_CLOCK_ERROR',
  '-28': 'OPAL_XSCOM_PARITY_ERROR',
  '-29': 'OPAL_XSCOM_TIMEOUT',
  '-30': 'OPAL_XSCOM_CTR_OFFLINED',
};

/** The name of what OPAL has returned; '' for one that has no name here. */
export const returnWords = (code: number): string => RETURNED[String(code)] ?? '';
