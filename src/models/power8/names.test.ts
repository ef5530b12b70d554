/**
 * Names that grep finds: every function, in the file that has it, and no other; every label, for one line.
 * A function that is added to the model is added here, once it has been looked up in its file.
 */
import { describe, expect, it } from 'vitest';
import { machinesWithEveryLine } from '../../testing/power8/every-line.ts';

const KVM = 'arch/powerpc/kvm';
const IDLE = 'arch/powerpc/kernel/idle_power7.S (idle_book3s.S from v4.8 on)';

const BEFORE_THE_FIX: Readonly<Record<string, readonly string[]>> = {
  [`${KVM}/book3s_hv.c`]: [
    ...['init_master_vcore', 'kvmppc_grab_hwthread', 'kvmppc_run_core', 'kvmppc_wait_for_nap'],
    'on_primary_thread',
  ],
  [`${KVM}/book3s_hv_builtin.c`]: ['kvmhv_commence_exit', 'kvmhv_interrupt_vcore'],
  [`${KVM}/book3s_hv_interrupts.S`]: ['__kvmppc_vcore_entry'],
  [`${KVM}/book3s_hv_rmhandlers.S`]: [
    ...['guest_exit_cont', 'hcall_try_real_mode', 'kvm_no_guest', 'kvm_secondary_got_guest'],
    ...['kvm_start_guest', 'kvmhv_switch_to_host', 'kvmppc_call_hv_entry', 'kvmppc_hv_entry'],
    'kvmppc_interrupt_hv',
  ],
  'arch/powerpc/kernel/exceptions-64s.S': ['hmi_exception_after_realmode', 'hmi_exception_early'],
  'arch/powerpc/kernel/traps.c': ['handle_hmi_exception', 'hmi_exception_realmode'],
  'arch/powerpc/platforms/powernv/opal-hmi.c': ['hmi_event_handler'],
  [IDLE]: ['power7_nap', 'power7_wakeup_noloss'],
  'core/hmi.c': [
    ...['hmi_exit', 'opal_handle_hmi', 'pre_recovery_cleanup', 'timer_facility_do_cleanup'],
    'wait_for_subcore_threads',
  ],
  'hw/chiptod.c': [
    ...['chiptod_mod_tb', 'chiptod_recover_tb_errors', 'chiptod_recover_tfmr_error'],
    ...['chiptod_recover_tod_errors', 'chiptod_reset_tb_errors', 'chiptod_to_tb'],
    ...['tfmr_recover_non_tb_errors', 'tfmr_recover_tb_errors'],
  ],
};

const WITH_THE_FIX: Readonly<Record<string, readonly string[]>> = {
  ...BEFORE_THE_FIX,
  [`${KVM}/book3s_hv_hmi.c`]: ['wait_for_subcore_guest_exit', 'wait_for_tb_resync'],
  [`${KVM}/book3s_hv_ras.c`]: [
    ...['kvmppc_realmode_hmi_handler', 'kvmppc_subcore_enter_guest', 'kvmppc_subcore_exit_guest'],
    ...['kvmppc_tb_resync_done', 'kvmppc_tb_resync_required'],
  ],
  'hw/chiptod.c': [
    ...(BEFORE_THE_FIX['hw/chiptod.c'] ?? []),
    ...['chiptod_cleanup_thread_tfmr', 'chiptod_wakeup_resync'],
    'opal_resync_timebase',
  ],
};

const eras = [
  ['pre-fix', BEFORE_THE_FIX],
  ['v4.8', WITH_THE_FIX],
] as const;

describe.each(eras)('%s', (kernel, expected) => {
  const codes = machinesWithEveryLine(kernel).map(({ code }) => code);

  it('has these functions, each in its file', () => {
    const found: Record<string, Set<string>> = {};
    // Without a file: the guest itself, and the choice of where to start.
    for (const { name, file } of codes.flatMap(({ functions }) => functions))
      if (file !== '') (found[file] ??= new Set()).add(name);
    const sorted = (files: readonly (readonly [string, Iterable<string>])[]) =>
      Object.fromEntries(files.map(([file, names]) => [file, [...names].sort()]));
    expect(sorted(Object.entries(found))).toEqual(sorted(Object.entries(expected)));
  });

  it('has nothing else that looks like a function, and nothing that no kernel has', () => {
    for (const { functions } of codes) {
      expect(functions.filter((f) => f.file === '').map((f) => f.name)).toEqual(['guest', 'start']);
      expect(functions.map((f) => f.name)).not.toContain('kvmppc_post_guest');
    }
  });

  it('says as of which commit or version each file was read', () => {
    for (const { functions } of codes)
      for (const { name, file, origin } of functions)
        expect(origin, name).toMatch(file === '' ? /^$/ : /^(v\d\.\d+|(skiboot )?[0-9a-f]{9,40})$/);
  });

  it('has a label for one line in a function', () => {
    for (const { lines } of codes)
      for (const { id, label } of lines)
        if (label !== '') expect(id).toMatch(new RegExp(`^\\w+:${label}$`));
  });

  it('says of every function what it is for', () => {
    for (const { functions } of codes)
      for (const { name, summary } of functions) expect(summary, name).toMatch(/^[A-Z].*\.$/);
  });
});
