/**
 * Version 1 of this model, as far as links of it are read: what its lines are called now, which actors it
 * had, and what was meant where a link says nothing. Append-only, like all that old links rest on.
 */
import { readEdits, writeEdits } from '../../scenario/edit-text.ts';
import type { OlderModel } from '../../scenario/link.ts';
import type { Edit } from '../../scenario/schema.ts';
import { asPower8, type Scenario } from './settings.ts';
import type { LinkFields } from '../../scenario/upgrade.ts';

/** Lines that stand elsewhere now, or under another label. */
const RENAMED: Readonly<Record<string, string>> = {
  'kvmppc_run_core:R1': 'kvmppc_run_core:R0',
  'kvmppc_run_core:R4': '__kvmppc_vcore_entry:R4b',
  'kvmppc_run_core:call': 'kvmppc_call_hv_entry:call',
  'kvmppc_hv_entry:E5': 'kvmppc_hv_entry:E5a',
  'kvmppc_hv_entry:E5#2': 'kvmppc_hv_entry:E5b',
  'kvmppc_hv_entry:E6': 'kvmppc_hv_entry:E6a',
  'kvmppc_hv_entry:E6#2': 'kvmppc_hv_entry:E6b',
  'kvmppc_hv_entry:E11': 'kvmppc_hv_entry:E11a',
  'kvmppc_hv_entry:E11#2': 'kvmppc_hv_entry:E11b',
  'kvm_no_guest:S6': 'power7_nap:S7',
  'kvm_no_guest:call': 'kvm_secondary_got_guest:call',
  'hmi_exception:control': 'hmi_exception_early:control',
  'hmi_exception:control#2': 'hmi_exception_early:control#2',
  'hmi_exception:control#3': 'hmi_exception_early:control#3',
  'hmi_exception:call': 'hmi_exception_early:call',
  'hmi_exception:op': 'handle_hmi_exception:op',
  'pre_recovery_cleanup:O3': 'pre_recovery_cleanup:O3a',
  'pre_recovery_cleanup:O3#2': 'pre_recovery_cleanup:O3b',
  'pre_recovery_cleanup:O3#3': 'pre_recovery_cleanup:O3c',
  'pre_recovery_cleanup:O9': 'pre_recovery_cleanup:O9a',
  'pre_recovery_cleanup:O9#2': 'wait_for_subcore_threads:wait',
  'opal_handle_hmi:O11': 'opal_handle_hmi:O11b',
  'opal_handle_hmi:O11#2': 'opal_handle_hmi:O11a',
  'opal_handle_hmi:O13': 'opal_handle_hmi:O13b',
  'opal_handle_hmi:control': 'opal_handle_hmi:control#2',
  'opal_handle_hmi:control#2': 'opal_handle_hmi:control',
  'chiptod_recover_tb_errors:C3#2': 'chiptod_recover_tb_errors:C3a',
  'chiptod_recover_tb_errors:C5': 'chiptod_recover_tb_errors:C5a',
  'chiptod_recover_tb_errors:C5#2': 'chiptod_recover_tb_errors:C5c',
  'chiptod_recover_tb_errors:C5#3': 'opal_handle_hmi:O11c',
  'opal_resync_timebase:RS1': 'chiptod_wakeup_resync:RS1',
  'opal_resync_timebase:RS2': 'chiptod_wakeup_resync:RS3',
  'opal_resync_timebase:RS3': 'chiptod_wakeup_resync:RS5',
  'opal_resync_timebase:control': 'chiptod_wakeup_resync:control',
  'opal_resync_timebase:RS4': 'chiptod_wakeup_resync:RS6',
  'opal_resync_timebase:RS5': 'chiptod_wakeup_resync:RS7',
  'kvmppc_interrupt:X1': 'kvmppc_interrupt_hv:X1',
  'kvmppc_interrupt:control': 'kvmppc_interrupt_hv:control',
  'guest_exit_cont:control': 'kvmhv_commence_exit:control',
  'guest_exit_cont:control#2': 'guest_exit_cont:control',
  'guest_exit_cont:X3#2': 'kvmhv_interrupt_vcore:X3b',
  'kvmppc_realmode_hmi_handler:H6': 'kvmppc_realmode_hmi_handler:H6a',
  'kvmppc_realmode_hmi_handler:H6#2': 'kvmppc_realmode_hmi_handler:H6b',
  'kvmppc_realmode_hmi_handler:H6#3': 'kvmppc_realmode_hmi_handler:H6c',
  'kvmhv_switch_to_host:X12': 'kvmhv_switch_to_host:X12a',
  'kvmhv_switch_to_host:X12#2': 'kvmhv_switch_to_host:X12b',
  'kvmhv_switch_to_host:X12#3': 'kvmhv_switch_to_host:X12c',
  'kvmhv_switch_to_host:X12#4': 'kvmhv_switch_to_host:X12d',
  'kvmppc_post_guest:X16': 'kvmhv_switch_to_host:X16',
  'kvmppc_post_guest:X17': 'kvmppc_call_hv_entry:X17a',
  'kvmppc_post_guest:control': 'kvmppc_call_hv_entry:control',
  'kvmppc_post_guest:X17#2': 'handle_hmi_exception:op',
  'kvmppc_post_guest:control#2': 'kvmppc_wait_for_nap:control',
  'kvmppc_post_guest:X17#3': 'kvmppc_wait_for_nap:X17c',
  'kvmppc_post_guest:X17#4': 'kvmppc_run_core:X17d',
  'kvmppc_post_guest:control#3': 'kvmppc_run_core:control#2',
  'kvm_secondary_got_guest:S3': 'kvmhv_switch_to_host:X16',
};

/** Ops that are calls now: what was done in the line is done there. The line itself can be moved. */
const CALLED: Readonly<Record<string, string>> = {
  'kvmppc_realmode_hmi_handler:H2': 'kvmppc_tb_resync_required:op',
  'kvmppc_realmode_hmi_handler:H3': 'kvmppc_subcore_exit_guest:op',
  'guest_exit_cont:X3': 'kvmhv_commence_exit:X3a',
  'pre_recovery_cleanup:O6': 'timer_facility_do_cleanup:op',
};

/** What a line of version 1 is called now. */
export function renamedLine(id: string): string {
  const [, line = id, part = ''] = /^(.*?)(\/\d)?$/.exec(id) ?? [];
  return `${(part === '' ? RENAMED[line] : (CALLED[line] ?? RENAMED[line])) ?? line}${part}`;
}

function renamed(edit: Edit): Edit {
  if (edit.kind === 'move')
    return { ...edit, at: renamedLine(edit.at), before: renamedLine(edit.before) };
  return { ...edit, at: CALLED[edit.at] ?? renamedLine(edit.at) };
}

/** Texts of a link's fields as they are written now. */
function upgraded(fields: LinkFields): LinkFields {
  const priority = fields.get('ep');
  const edits = readEdits(fields.get('x') ?? '');
  return new Map([
    ...fields,
    // What nobody said was left open; HDEC first covers the doorbell now, too.
    ['ep', priority === undefined ? 'either' : priority === 'hdec' ? 'last' : priority],
    ...(edits === undefined ? [] : [['x', writeEdits(edits.map(renamed))] as const]),
  ]);
}

/** In the order in which schedules count them. */
function actorIdsOf({ split, threadsPerSubcore, subcores, environment }: Scenario): string[] {
  const numbers = subcores.flatMap((_, s) =>
    Array.from({ length: threadsPerSubcore }, (__, ptid) => s * (8 / split) + ptid),
  );
  const each = (prefix: string): string[] => numbers.map((n) => `${prefix}t${String(n)}`);
  const eachSubcore = (prefix: string): string[] =>
    subcores.map((_, s) => `${prefix}s${String(s)}`);
  const errors = { core: ['error'], subcore: eachSubcore('error-'), thread: each('error-') };
  return [
    ...each(''),
    ...subcores.flatMap(({ start }, s) =>
      start === 'either' ? [`guest-s${String(s)}`, `host-s${String(s)}`] : [],
    ),
    ...(environment.tbErrors === 0 ? [] : errors[environment.scope]),
    'tod-sync',
    'tod-load',
    ...each('hmi-'),
    ...(threadsPerSubcore > 1 ? each('doorbell-') : []),
    ...(environment.hdecSoon ? [...eachSubcore('hdec-'), ...each('hdec-')] : []),
    ...(environment.otherExits ? each('exit-') : []),
    ...(environment.tbWrap ? ['wrap'] : []),
    ...each('timeout-'),
  ];
}

export const power8Version1: OlderModel = {
  upgraded,
  actorIdsOf: (scenario) => actorIdsOf(asPower8(scenario)),
};
