/** Names in a row, as a sentence has them: `t0`, `t0 and t1`, `t0, t1 and t2`; '' for none. */
export function enumerated(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
