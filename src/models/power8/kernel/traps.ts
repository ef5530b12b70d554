/** HMIs in the host: arch/powerpc/kernel/traps.c. */
import { branch, call, goto, op } from '../../../machine/statement.ts';
import { opal_handle_hmi } from '../opal/hmi.ts';
import { added, sourceFile } from '../source-file.ts';
import { wait_for_subcore_guest_exit, wait_for_tb_resync } from './book3s_hv_hmi.ts';
import { TRAPS_C } from './sources.ts';
import * as words from './words/traps.ts';

const fn = sourceFile(TRAPS_C, words);

/** First stage, in real mode: it never resyncs by itself. */
export const hmi_exception_realmode = fn('hmi_exception_realmode', (core, t) => [
  ...added(core, () => [call('H4', wait_for_subcore_guest_exit(core, t))]),
  call('H5', opal_handle_hmi(core, t)),
  ...added(core, () => [call('H6', wait_for_tb_resync(core, t))]),
]);

/** Second stage, in virtual mode. */
export const handle_hmi_exception = fn('handle_hmi_exception', (core) => [
  op('', 'ppc_md.handle_hmi_exception(regs)'),
  branch('if an event says OpalHMI_DISPOSITION_NOT_RECOVERED', core.notRecovered, [
    goto('reboot', 'hmi_event_handler, from a workqueue'),
  ]),
]);
