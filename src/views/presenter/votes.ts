/** What a class has voted, in the order of the votes; each is the place of a choice. */
export type Votes = readonly number[];

export const NO_VOTES: Votes = [];

/** How many each of so many choices has. */
export function countsOf(votes: Votes, choices: number): readonly number[] {
  return Array.from({ length: choices }, (_, place) => votes.filter((one) => one === place).length);
}

/** The choice with most votes, of several the one that had as many first; null before the first vote. */
export function leadingOf(votes: Votes): number | null {
  const counts = new Map<number, number>();
  let leading: number | null = null;
  for (const place of votes) {
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    if (leading === null || count > (counts.get(leading) ?? 0)) leading = place;
  }
  return leading;
}
