/** What the scenario's switches are called on the page. */
import type { Scenario } from '../../store/state.ts';

export const KERNEL_NAMES: Readonly<Record<Scenario['kernel'], string>> = {
  'pre-fix': 'before the fix',
  'v4.8': 'v4.8, the fix',
};

export const FIRMWARE_NAMES: Readonly<Record<Scenario['firmware'], string>> = {
  'skiboot-5': 'skiboot 5',
};

export const SPLIT_NAMES: Readonly<Record<Scenario['split'], string>> = {
  1: 'unsplit: one subcore of eight threads',
  2: '2-way: two subcores of four threads',
  4: '4-way: four subcores of two threads',
};
