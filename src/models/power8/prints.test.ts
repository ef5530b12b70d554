// What is declared of lines of a log fits the program: each step there is, and reads like what is printed.
import { describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { parsed } from '../../testing/scenarios.ts';
import { isReadBefore } from '../prints.ts';
import { buildPower8 } from './index.ts';
import { PRINTED } from './prints.ts';

const linesOf = (scenario: object) => {
  const model = buildPower8(parsed(scenario));
  return {
    ids: new Set(model.description.lines.map(({ id }) => id)),
    prints: defined(model.prints, 'prints'),
  };
};

describe('what steps print', () => {
  it.each(['TB_RESIDUE_ERR', 'PROC_RECV_DONE'])(
    'is declared of lines that are there: %s',
    (errorKind) => {
      const { ids, prints } = linesOf({
        split: 2,
        threadsPerSubcore: 2,
        subcores: [{ start: 'guest' }, { start: 'host' }],
        environment: { errorKind },
      });
      const named = prints.all.flatMap(({ at, until = at, allows = at, values }) => [
        ...[at, until, allows],
        ...Object.values(values).flatMap((one) => (isReadBefore(one) ? [one.at, one.until] : [])),
      ]);
      expect([...new Set(named)].filter((at) => !ids.has(at))).toEqual([]);
      expect(new Set(prints.all.map(({ thread }) => thread)).size).toBe(4);
    },
  );

  it('reads like what firmware and Linux print', () => {
    const { prints } = linesOf({ split: 1, subcores: [{}] });
    const hmer = 0x0800000000000000n;
    const tfmr = 0x3212000980a84000n;
    const words = (kind: string, more = {}) => prints.words(kind, { hmer, tfmr, ...more });
    expect(words(PRINTED.received)).toBe('HMI: Received HMI interrupt: HMER = 0x0800000000000000');
    expect(words(PRINTED.resyncFailed)).toBe('CHIPTOD: Resync failed ! TFMR=0x3212000980a84000');
    expect(words(PRINTED.report, { about: 4n, recovered: 0n })).toBe(
      'Severe Hypervisor Maintenance interrupt [Not recovered], HMER: 0800000000000000, TFMR: 3212000980a84000',
    );
    expect(
      Object.values(PRINTED)
        .map((kind) => words(kind))
        .filter((text) => text === ''),
    ).toEqual([]);
  });
});
