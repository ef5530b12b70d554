/** Which registers userspace sets on the destination, one after the other, by the setting's value. */
export const ORDERS = {
  none: [],
  offset: ['offset'],
  'offset-expiry': ['offset', 'expiry'],
  'expiry-offset': ['expiry', 'offset'],
  expiry: ['expiry'],
} as const;
