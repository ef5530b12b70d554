/** Text in which no amount is parted from its unit by the end of a line. */
export const unbroken = (text: string): string =>
  text.replace(/(\d) (s|ms|µs|ns|GHz|kB|hours|days|bits|ticks|steps)\b/g, '$1\u00a0$2');
