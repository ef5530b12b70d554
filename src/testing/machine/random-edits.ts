/** Edits that fit a program, picked by numbers: what it offers, and moves to wherever. */
import { buildCode } from '../../machine/control-flow.ts';
import { applyEdits } from '../../machine/edit/apply.ts';
import type { Edit } from '../../machine/edit/edit.ts';
import { offersOf } from '../../machine/edit/offers.ts';
import type { Program } from '../../machine/program.ts';

/** One edit for each pick, less those that are refused. */
export function randomEdits(program: Program, picks: readonly number[]): Edit[] {
  const edits: Edit[] = [];
  for (const pick of picks) {
    const edited = applyEdits(program, edits);
    if (!edited.ok) throw new Error(edited.error.sentence);
    const all = offered(edited.value, pick);
    // Each kind as often as the others: moves are many.
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    const choices = all.filter(({ kind }) => kind === kinds[pick % kinds.length]);
    const edit = choices[(pick >>> 2) % Math.max(1, choices.length)];
    if (edit !== undefined && applyEdits(program, [...edits, edit]).ok) edits.push(edit);
  }
  return edits;
}

function offered(program: Program, pick: number): Edit[] {
  const code = buildCode(program);
  const offers = offersOf(program, code);
  const ids = code.lines.map(({ id }) => id);
  return code.lines.flatMap(({ id: at }, i): Edit[] => {
    const offer = offers[i];
    if (offer === undefined) return [];
    const before = ids[(pick >>> 3) % ids.length] ?? at;
    return [
      ...(offer.skip ? [{ kind: 'skip', at } as const] : []),
      ...(offer.split ? [{ kind: 'split', at } as const] : []),
      ...(offer.force ? [{ kind: 'force', at, value: (pick & 1) === 1 } as const] : []),
      ...(offer.up ? [{ kind: 'move', ...offer.up } as const] : []),
      ...(offer.down ? [{ kind: 'move', ...offer.down } as const] : []),
      { kind: 'move', at, before },
    ];
  });
}
