/** Which registers userspace sets, as the setting `userspace` has it, and what becomes of it when cards move. */

export type Register = 'TB_OFFSET' | 'DEC_EXPIRY';

/** By value of the setting. */
const ORDERS: Readonly<Record<string, readonly Register[]>> = {
  none: [],
  offset: ['TB_OFFSET'],
  expiry: ['DEC_EXPIRY'],
  'offset-expiry': ['TB_OFFSET', 'DEC_EXPIRY'],
  'expiry-offset': ['DEC_EXPIRY', 'TB_OFFSET'],
};

export const orderOf = (value: string): readonly Register[] => ORDERS[value] ?? [];

/** The value of the setting with both cards exchanged; null where there are no two. */
export function swapped(value: string): string | null {
  if (value === 'offset-expiry') return 'expiry-offset';
  return value === 'expiry-offset' ? 'offset-expiry' : null;
}

/** What can be chosen without an order, and which of it a value is. */
export const CHOICES = [
  { value: 'both', label: 'both' },
  { value: 'offset', label: 'offset only' },
  { value: 'expiry', label: 'expiry only' },
  { value: 'none', label: 'none' },
] as const;

export type Choice = (typeof CHOICES)[number]['value'];

export function choiceOf(value: string): Choice {
  return CHOICES.find((one) => one.value === value)?.value ?? 'both';
}

/** Both begin with the order that is right everywhere. */
export const valueOf = (choice: Choice): string => (choice === 'both' ? 'offset-expiry' : choice);
