import { describe, expect, it } from 'vitest';
import type { LineEditInfo, LineInfo } from '../../protocol/description.ts';
import { noteOf } from './line-notes.ts';

const line = (id: string, edit: LineEditInfo | null = null): LineInfo => ({
  id: `f:${id}`,
  function: 0,
  label: id,
  indent: 0,
  text: id,
  kind: 'op',
  added: false,
  why: '',
  edit,
  offer: { skip: true, split: false, force: false, up: null, down: null },
});
const edit = (
  kind: LineEditInfo['kind'],
  sign: LineEditInfo['sign'],
  note: string,
  by = 0,
): LineEditInfo => ({ kind, sign, note, by });
const notes = (lines: readonly LineInfo[]) => lines.map((_, place) => noteOf(lines, place));

const gone = edit('move', '-', 'moved before H2 x');
const here = edit('move', '+', 'moved before H2 x');

describe('the note beside an edited line', () => {
  it('says nothing of a line as the kernel has it', () => {
    expect(notes([line('H1')])).toEqual(['']);
  });

  it('says of a moved line how far away it stood', () => {
    const up = [line('H5', here), line('H2'), line('H3'), line('H5/was', gone)];
    expect(notes(up)).toEqual(['↑ moved here, from 3 lines below', '', '', 'moved before H2 x']);
    const down = [line('H1/was', gone), line('H1', here)];
    // The struck line says before what; the one beside it, where from.
    expect(notes(down)[1]).toBe('↓ moved here, from 1 line above');
  });

  it('is there once for all lines that one edit takes together', () => {
    const skipped = edit('skip', '-', 'skipped');
    expect(notes([line('X1', skipped), line('X2', skipped), line('X3')])).toEqual([
      'skipped',
      '',
      '',
    ]);
    const forced = 'forced: always true';
    const both = [
      line('if/was', edit('force', '-', forced)),
      line('if', edit('force', '+', forced)),
    ];
    expect(notes(both)).toEqual([forced, '']);
  });

  it('is there again for another edit, and for each part of a split', () => {
    expect(
      notes([
        line('X1', edit('skip', '-', 'skipped', 0)),
        line('X2', edit('skip', '-', 'skipped', 1)),
        line('X3/1', edit('split', '+', 'part 1 of 2', 2)),
        line('X3/2', edit('split', '+', 'part 2 of 2', 2)),
      ]),
    ).toEqual(['skipped', 'skipped', 'part 1 of 2', 'part 2 of 2']);
  });
});
