/** How long a run is, in words. */

export function told({ steps, turns }: { readonly steps: number; readonly turns: number }): string {
  return `${turns} ${turns === 1 ? 'turn' : 'turns'}, ${steps} ${steps === 1 ? 'step' : 'steps'}`;
}
