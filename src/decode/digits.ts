/** Hexadecimal digits in the groups in which people write 64 bits. */

/** Sixteen digits by fours, by eights or by twos, with anything between them that is used for that. */
export const GROUPED =
  "(?:[0-9a-f]{4}[ _:.'’-]){3}[0-9a-f]{4}|[0-9a-f]{8}[ _:.'’-][0-9a-f]{8}|(?:[0-9a-f]{2}[ _:-]){7}[0-9a-f]{2}";

/** The digits alone. */
export const digitsOf = (text: string): string => text.replace(/[^0-9a-f]/gi, '');
