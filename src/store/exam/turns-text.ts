/** A schedule as text: who went on, and how often, such as `t0*12 error t4*3`. */

/** Far longer than any run to a goal. */
const MOST_STEPS = 5000;
const TURN = /^([A-Za-z0-9][A-Za-z0-9._-]{0,39})(?:\*([1-9]\d{0,3}))?$/;

export function writeTurns(way: readonly string[]): string {
  const turns: { readonly actor: string; count: number }[] = [];
  for (const actor of way) {
    const last = turns.at(-1);
    if (last?.actor === actor) last.count++;
    else turns.push({ actor, count: 1 });
  }
  return turns.map(({ actor, count }) => (count === 1 ? actor : `${actor}*${count}`)).join(' ');
}

/** null for a text that writing does not make. */
export function readTurns(text: string): string[] | null {
  const way: string[] = [];
  for (const turn of text.split(' ')) {
    const [, actor, times = '1'] = TURN.exec(turn) ?? [];
    if (actor === undefined || way.length + Number(times) > MOST_STEPS) return null;
    for (let i = 0; i < Number(times); i++) way.push(actor);
  }
  return writeTurns(way) === text ? way : null;
}
