/** What Linux does with the events of OPAL: arch/powerpc/platforms/powernv/opal-hmi.c. */
import { goto, op, set, wait } from '../../../machine/statement.ts';
import { sourceFile } from '../source-file.ts';
import { OPAL_HMI_C } from './sources.ts';
import * as words from './words/opal-hmi.ts';

const fn = sourceFile(OPAL_HMI_C, words);

export const hmi_event_handler = fn('hmi_event_handler', (core) => [
  op('', 'reboot: "Unrecoverable HMI exception"', [set(core.rebooted, 1)]),
  wait('', 'the machine reboots', false, { rest: true }),
  goto('reboot', 'until it is up again'),
]);
