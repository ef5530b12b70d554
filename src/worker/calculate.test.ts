// The calculator that two machines offer: the same answer, and of each a run that shows the numbers.
import { describe, expect, it } from 'vitest';
import { defined } from '../base/assert.ts';
import type { Catalogue } from '../models/catalogue.ts';
import { catalogue as decrementer } from '../models/decrementer/catalogue.ts';
import { catalogue as tbOffset } from '../models/tb-offset/catalogue.ts';
import type { Given } from '../protocol/calculator.ts';
import { calculated } from './calculate.ts';
import { Library } from './library.ts';
import { openAtOnce } from './session.ts';

const NUMBERS = { guestTb: '0x1d3c5a3b1000', hostTb: '0x4000000c0ffee', dec: '1 s' };

function worked(catalogue: Catalogue, given: Given) {
  const library = new Library(catalogue);
  const made = calculated(defined(catalogue.calculator, 'a calculator'), given, library);
  if (!made.ok) throw new Error(made.error.sentence);
  return { ...made.value, library };
}

/** Registers of the step at which the link opens. */
function shownBy({ link, library }: ReturnType<typeof worked>): (id: string) => bigint {
  const source = { kind: 'link', hash: defined(link, 'a link') } as const;
  const session = openAtOnce(source, library, { columns: false });
  if (!session.ok) throw new Error(session.error.sentence);
  const { opened } = session.value;
  const shown = session.value.snapshot(opened.step);
  if (!shown.ok) throw new Error(shown.error.sentence);
  return (id) =>
    defined(
      shown.value.registers[opened.description.registers.findIndex((one) => one.id === id)],
      id,
    );
}

describe('the calculator', () => {
  it('says the same in both machines', () => {
    const [one, other] = [worked(tbOffset, NUMBERS), worked(decrementer, NUMBERS)];
    expect(other.steps).toEqual(one.steps);
    expect(other.values).toEqual(one.values);
  });

  it('opens a run of the offset, and one of the decrementer', () => {
    const offset = shownBy(worked(tbOffset, NUMBERS));
    const answer = worked(decrementer, NUMBERS);
    const timer = shownBy(answer);
    const { stored, firstGuestTb, dec } = answer.values as {
      readonly stored: string;
      readonly firstGuestTb: string;
      readonly dec: readonly { readonly kernel: string; readonly dec32: string }[];
    };
    expect(offset('b0.tb_offset')).toBe(BigInt(stored));
    expect(timer('destination.tbOffset')).toBe(BigInt(stored));
    expect(timer('destination.guestClock')).toBe(BigInt(firstGuestTb));
    const today = dec.find(({ kernel }) => kernel === 'about 6.1 and later');
    expect(timer('destination.dec')).toBe(BigInt(today?.dec32 ?? 0));
  });

  it('says that no run has a rounding that no kernel does, or a timer that no DEC holds', () => {
    expect(worked(decrementer, { ...NUMBERS, rounding: 'down' }).link).toBeNull();
    expect(worked(decrementer, { ...NUMBERS, dec: '-1 s' }).link).toBeNull();
    expect(worked(decrementer, { ...NUMBERS, dec: '20 s' }).link).not.toBeNull();
  });
});
