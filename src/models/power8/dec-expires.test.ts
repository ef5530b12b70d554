/**
 * DEC and dec_expires of secondaries (B-4): E11 and X5 take the TB to carry the offset, which it does
 * not while the primary adds or subtracts it. Time stands still: a timer due at D is saved as D.
 */
import { describe, expect, it } from 'vitest';
import { searched } from '../../testing/explorer/searched.ts';
import { Drive } from '../../testing/power8/drive.ts';
import { parsed } from '../../testing/scenarios.ts';

const D = 0x1d2c_5a40_1200n;
/** All of it lies in the 32 bits that DEC has; nothing of 2^36 does. */
const SMALL = '0x1000000';
const LARGE = '0x1000000000';

const E11A = 'kvmppc_hv_entry:E11a';
const E14 = 'kvmppc_hv_entry:E14';
const X3A = 'kvmhv_commence_exit:X3a';
const X5 = 'guest_exit_cont:X5';
const X12B = 'kvmhv_switch_to_host:X12b';

/** As 57b8daa70a17 has it: DEC is loaded after the wait, and saved before others are called out. */
const ORDER_OF_57B8 = [
  { kind: 'move', at: X5, before: 'guest_exit_cont:X3' },
  { kind: 'move', at: E11A, before: 'kvmppc_hv_entry:E12' },
];

const scenario = (subcore: object, more: object = {}) => ({
  split: 1,
  threadsPerSubcore: 2,
  subcores: [{ entries: 1, ...subcore }],
  environment: { otherExits: true },
  ...more,
});

const saved = (drive: Drive, thread: string): bigint => drive.register(`${thread}.decExpires`) - D;

describe('a secondary that loads DEC before the primary has added the offset', () => {
  const early = (tbOffset: string, more: object = {}) =>
    new Drive(scenario({ start: 'host', tbOffset }, more))
      .past('t0', 'kvmppc_run_core:R3')
      .past('t1', E11A)
      .past('t0', E14)
      .past('t1', E14);

  it('has its timer late by the offset, and saves that: 2^24', () => {
    const drive = early(SMALL);
    expect([drive.register('t1.dec'), drive.register('t0.dec')]).toEqual([0x105_0200n, 0x5_0200n]);
    drive.step('exit-t0').past('t0', 'kvmhv_interrupt_vcore:X3b').step('doorbell-t1');
    drive.past('t1', X5).past('t0', X5);
    expect([saved(drive, 't0'), saved(drive, 't1')]).toEqual([0n, 0x100_0000n]);
    expect(drive.broken).toEqual(['dec-expires']);
    expect(drive.taken.find((t) => t.events.includes('dec-expires-wrong'))?.actor).toBe('t1');
    expect(drive.explain('dec-expires')).toBe(
      'dec_expires of t1 is 32.8 ms ahead of when its timer is due',
    );
  });

  it('has it right where the offset is lost in 32 bits: 2^36', () => {
    const drive = early(LARGE);
    expect(drive.register('t1.dec')).toBe(0x5_0200n);
    drive.step('exit-t0').past('t0', 'kvmhv_interrupt_vcore:X3b').step('doorbell-t1');
    drive.past('t1', X5);
    expect(saved(drive, 't1')).toBe(0n);
    expect(drive.broken).toEqual([]);
  });

  it('is wrong with an HMI, too, before anybody reloads', () => {
    const drive = early(SMALL).step('error', 'hmi-t1').past('t1', X5);
    expect(saved(drive, 't1')).toBe(0x100_0000n);
    expect(drive.broken).toEqual(['dec-expires']);
  });

  it('comes out right by chance where it saves as late as it loaded early', () => {
    const drive = early(SMALL).step('exit-t0').past('t0', 'kvmhv_interrupt_vcore:X3b');
    drive.step('doorbell-t1').past('t1', X3A).past('t0', X12B).past('t1', X5);
    expect(saved(drive, 't1')).toBe(0n);
    expect(drive.broken).toEqual([]);
  });

  it('is early by the offset where the guest is behind the host', () => {
    const drive = early('-0x1000000');
    expect(drive.register('t1.dec')).toBe(0xff05_0200n);
    drive.step('exit-t1').past('t1', X5);
    expect(saved(drive, 't1')).toBe(-0x100_0000n);
  });
});

describe('a secondary that saves dec_expires after the primary has subtracted the offset', () => {
  const start = (tbOffset: string, more: object = {}) => new Drive(scenario({ tbOffset }, more));

  it.each([
    [SMALL, -0x100_0000n, '32.8 ms'],
    [LARGE, -0x10_0000_0000n, '134.2 s'],
  ])('has its timer early by the offset: %s', (tbOffset, wrong, words) => {
    const drive = start(tbOffset).step('exit-t0').past('t0', 'kvmhv_interrupt_vcore:X3b');
    drive.step('doorbell-t1').past('t1', X3A).past('t0', X12B).past('t1', X5);
    expect([saved(drive, 't0'), saved(drive, 't1')]).toEqual([0n, wrong]);
    expect(drive.broken).toEqual(['dec-expires']);
    expect(drive.explain('dec-expires')).toBe(
      `dec_expires of t1 is ${words} behind when its timer is due`,
    );
  });

  it('is as wrong where the TB was reloaded by the recovery of an HMI', () => {
    const drive = start(LARGE).step('error', 'hmi-t0', 'hmi-t1').past('t1', X3A);
    drive.load('t0').past('t1', X5);
    expect([saved(drive, 't0'), saved(drive, 't1')]).toEqual([0n, -0x10_0000_0000n]);
    expect(drive.broken).toEqual(['dec-expires']);
  });

  it.each([
    [SMALL, -0x200_0000n],
    // DEC has no room for the damage: the next DEC is right again, and only the next exit is wrong.
    [LARGE, -0x10_0000_0000n],
  ])(
    'adds to the damage at the next exit of that kind, as far as DEC holds it: %s',
    (off, wrong) => {
      const drive = start(off);
      const leaveLate = () => {
        drive.step('exit-t0').past('t0', 'kvmhv_interrupt_vcore:X3b').step('doorbell-t1');
        drive.past('t1', X3A).past('t0', X12B).past('t1', X5);
      };
      leaveLate();
      drive.to('t1', 'kvmhv_switch_to_host:S2').to('t0', 'kvmppc_wait_for_nap:X17c');
      drive.to('t1', 'kvm_no_guest:S6').to('t0', 'kvmppc_run_core:R0').to('t1', 'power7_nap:S7');
      drive.past('t0', E14).past('t1', E14);
      leaveLate();
      expect(saved(drive, 't1')).toBe(wrong);
    },
  );
});

describe('in every order, unsplit, from either start, with one re-entry', () => {
  const verdict = (input: object) => {
    const { complete, invariants } = searched(parsed(input), {
      reduction: 'por',
      maxStates: 100_000,
    });
    expect(complete).toBe(true);
    return invariants.filter(({ holds }) => holds === false).map(({ id }) => id);
  };
  const environments = [0, 1].map((tbErrors) => ({ tbErrors, otherExits: true }));

  it.each(environments)('a primary alone saves what is right: %o', (environment) => {
    const alone = { threadsPerSubcore: 1, environment };
    expect(verdict(scenario({ start: 'either', tbOffset: SMALL }, alone))).toEqual([]);
  });

  it.each([
    { tbErrors: 0, otherExits: true },
    { tbErrors: 1, otherExits: false },
  ])('with a secondary v4.8 breaks it, with an HMI and without, and nothing else: %o', (of) => {
    for (const tbOffset of [SMALL, LARGE]) {
      const two = scenario({ start: 'either', tbOffset }, { environment: of });
      expect(verdict(two)).toEqual(['dec-expires']);
    }
  });

  it.each(environments)('the order of 57b8daa70a17 mends it: %o', (environment) => {
    for (const tbOffset of [SMALL, LARGE]) {
      const mended = { environment, edits: ORDER_OF_57B8 };
      expect(verdict(scenario({ start: 'either', tbOffset }, mended))).toEqual([]);
    }
  });

  it('it takes both moves', () => {
    const environment = { tbErrors: 0, otherExits: true };
    for (const edit of ORDER_OF_57B8) {
      const half = scenario({ start: 'either', tbOffset: SMALL }, { environment, edits: [edit] });
      expect(verdict(half)).toEqual(['dec-expires']);
    }
  });

  it('in a core that is split, a reload under a guest breaks it for a primary, too', () => {
    // The entry window: no secondary is there, and the order of 57b8daa70a17 does not help.
    const subcores = ['e', 'e'].map(() => ({ start: 'either', tbOffset: LARGE, entries: 1 }));
    for (const edits of [[], ORDER_OF_57B8])
      expect(verdict({ split: 2, subcores, edits })).toEqual(
        expect.arrayContaining(['reload-safe', 'dec-expires']),
      );
  });
});
