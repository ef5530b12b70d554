/** The TB state machine: what each command does in each state, and what TFMR shows while it is under way. */
import { describe, expect, it } from 'vitest';
import type { AssembledMachine } from '../../machine/assemble.ts';
import { write } from '../../machine/cell.ts';
import { Drive } from '../../testing/power8/drive.ts';
import { TBST } from './values.ts';

const TM1 = 'chiptod_mod_tb:TM1';
const TL1 = 'chiptod_to_tb:TL1';
const TL3 = 'chiptod_to_tb:TL3';
const RS1 = 'chiptod_wakeup_resync:RS1';

const tfmr = (drive: Drive): string => drive.register('core.tfmr').toString(16);

/** Puts the TBs into a state, whatever came before. */
function force(drive: Drive, state: number): Drive {
  const { program, layout } = drive.model.machine as AssembledMachine;
  const tbst = program.cells.find(({ id }) => id === 'core.TBST');
  if (tbst === undefined) throw new Error('no core.TBST');
  write(drive.state, layout.slot(tbst), state);
  return drive.at(0);
}

const hosts = (environment: object = {}) =>
  new Drive({
    split: 4,
    subcores: Array.from({ length: 4 }, () => ({ start: 'host' })),
    environment,
  });
const latched = (drive: Drive): number =>
  ['t0', 't2', 't4', 't6'].reduce((sum, t) => sum + drive.cell(`${t}.HMER`), 0);

describe('a command', () => {
  /** t0 alone has had an HMI, and is about to give the command. */
  const about = (line: string, state: number) =>
    force(
      hosts({ scope: 'thread', errorKind: 'TBST_CORRUPT' })
        .step('error-t0', 'hmi-t0')
        .to('t0', line),
      state,
    );
  const states = Object.entries(TBST);
  const outcome = (drive: Drive) => {
    drive.step('t0');
    return [drive.cell('core.TBST'), drive.cell('core.FW_CONTROL_ERR'), latched(drive)];
  };
  const REFUSED = [TBST.ERROR, 1, 4];

  it.each(states)('LOAD_TOD_MOD in %s', (name, state) => {
    const isTaken = ['RESET', 'NOT_SET', 'SYNC_WAIT', 'RUNNING'].includes(name);
    expect(outcome(about(TM1, state))).toEqual(isTaken ? [TBST.SEND_TOD_MOD, 0, 1] : REFUSED);
  });

  it.each(states)('MOVE_CHIP_TOD_TO_TB in %s', (name, state) => {
    expect(outcome(about(TL1, state))).toEqual(
      name === 'NOT_SET' ? [TBST.SYNC_WAIT, 0, 1] : REFUSED,
    );
  });

  it('that is refused is told of: FW_CONTROL_ERR, and an HMI everywhere', () => {
    const drive = about(TM1, TBST.GET_TOD).step('t0');
    expect(drive.taken.at(-1)).toMatchObject({
      events: ['hmi-raised'],
      outcome: 'FW_CONTROL_ERR: the TBs are in the error state, HMER latches everywhere',
    });
    expect(tfmr(drive)).toBe('3212000970a24000');
  });
});

describe('TFMR at the polls of a load', () => {
  const atPolls = (drive: Drive, thread: string, clear: string): string[] => {
    const seen: string[] = [];
    const poll = (line: string, ...hardware: string[]) => {
      drive.to(thread, line);
      expect(drive.can(thread), line).toBe(false);
      seen.push(tfmr(drive));
      for (const actor of hardware) {
        drive.step(actor);
        seen.push(tfmr(drive));
      }
      expect(drive.can(thread), line).toBe(true);
    };
    poll(clear, 'tb-clear');
    poll('chiptod_mod_tb:TM2', 'tb-mod');
    poll(TL3, 'tod-sync', 'tod-load');
    return seen;
  };

  it('shows what a recovery has asked for, and what is done of it', () => {
    const drive = hosts().step('error', 'hmi-t0');
    expect(tfmr(drive)).toBe('3212000980a84000');
    expect(atPolls(drive, 't0', 'tfmr_recover_tb_errors:C3d')).toEqual([
      ...['3212008980a04000', '3212000090a04000'],
      ...['3212800100a04000', '3212000210a04000'],
      ...['3212200620a04000', '3212200760a04000', '3212000870e04000'],
    ]);
  });

  it('shows it of a resync that stops TBs which run', () => {
    const drive = new Drive({
      split: 1,
      subcores: [{ tbOffset: '0x1000000000' }],
      environment: { errorKind: 'PROC_RECV_DONE' },
    });
    drive.step('error', 'hmi-t0').to('t0', RS1);
    expect(atPolls(drive, 't0', 'chiptod_reset_tb_errors:RS3c')).toEqual([
      ...['3212008870e04000', '3212000870e04000'],
      ...['3212800180a04000', '3212000210a04000'],
      ...['3212200620a04000', '3212200760a04000', '3212000870e04000'],
    ]);
  });

  it.each([
    ['SEND_TOD_MOD', 'chiptod_mod_tb:TM2', [], '3212800910a84000'],
    ['SYNC_WAIT', TL3, [], '3212200960a84000'],
    ['GET_TOD', TL3, ['tod-sync'], '3212200970a84000'],
  ])('shows what was pending when an error struck in %s', (_, line, hardware, value) => {
    const drive = hosts({ tbErrors: 2 }).step('error', 'hmi-t0').to('t0', line);
    drive.step(...hardware, 'error');
    expect(tfmr(drive)).toBe(value);
    expect(latched(drive)).toBe(4);
  });

  it('shows no command any more once TFMR is written for something else', () => {
    const drive = hosts({ tbErrors: 2 }).step('error', 'hmi-t0').to('t0', 'chiptod_mod_tb:TM2');
    // LOAD_TOD_MOD is never done: t0 gives up, and t2 clears the error.
    drive.step('error').past('t0', 'opal_handle_hmi:O13b').step('hmi-t2');
    drive.to('t2', 'chiptod_recover_tb_errors:C3');
    expect(tfmr(drive)).toBe('3212800910a84000');
    expect(tfmr(drive.to('t2', 'tfmr_recover_tb_errors:C3d'))).toBe('3212008910a04000');
  });
});
