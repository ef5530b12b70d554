// SPIN stores as many states of the exported presets as the explorer counts, and breaks the same invariants.
import { afterAll, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { Search } from '../../explorer/search.ts';
import { verdictOf } from '../../explorer/verdict.ts';
import { switchOf } from './invariants.ts';
import { promela } from './promela.ts';
import type { InvariantInfo } from '../../protocol/description.ts';
import { library } from '../../testing/decrementer/drive.ts';
import { spin, spinIsInstalled } from '../../testing/explorer/spin.ts';
import { warnWithoutSpin } from '../../testing/explorer/spin-beside.ts';
import { isDeep } from '../../testing/runs.ts';
import { buildDecrementer } from '../../models/decrementer/index.ts';
import { prepared } from '../../models/decrementer/presets.ts';
import { asDecrementer } from '../../models/decrementer/settings.ts';

/** A compiler needs seconds for each: these are of every kind, and the others are for a deep run. */
const OFTEN: readonly string[] = ['P-D2', 'P-D8', 'P-D12'];
const rows = prepared.filter(({ row }) => isDeep || OFTEN.includes(row));

describe.skipIf(!spinIsInstalled)('SPIN', () => {
  it.each(rows.map((one) => [one.row, one] as const))(
    '%s',
    (_, { id, breaks }) => {
      const { scenario } = defined(library.preset(id), id);
      const { assembled, description } = buildDecrementer(asDecrementer(scenario));
      const machine = defined(assembled, id);
      const search = new Search(machine, {
        reduction: 'none',
        maxStates: 100_000,
        maxBytes: 1e8,
        from: null,
      });
      while (search.advance(10_000));
      const { states } = verdictOf(search);
      const model = promela(machine, id);
      const isBroken = ({ row }: InvariantInfo) => breaks.some((one) => one === row);
      const holding = description.invariants.filter((one) => !isBroken(one));
      const defines = holding.map((one) => switchOf(one.id));
      expect(spin(model, { defines })).toMatchObject({ states, errors: 0 });
      for (const one of description.invariants.filter(isBroken))
        expect(spin(model, { defines: [switchOf(one.id)] }).errors, one.id).toBe(1);
    },
    120_000,
  );
});

afterAll(warnWithoutSpin);
