/** With which lesson somebody begins who has picked a machine: said apart, for a page that shows no lesson yet. */
export const FIRST_LESSON: Readonly<Record<string, string>> = {
  'power8-hmi': 'two-clocks',
  'tb-offset': 'moved-clock',
  decrementer: 'fuse',
  'guest-stop': 'legal-stop',
  'arm-vtimer': 'one-token',
};
