/** What the kernels differ in, by the table of eras. */
import type { Scenario } from './settings.ts';

export interface Era {
  readonly id: Scenario['era'];
  /** The timer stays in the registers from load to put; else from entry to exit. */
  readonly keepsLoaded: boolean;
  /** `kvm_timer_should_fire` reads the register of a loaded timer. */
  readonly asksOwner: boolean;
  /** WFI saves the timer before it sleeps, and restores it after. */
  readonly savesToSleep: boolean;
  /** The level of the line is looked up after the guest: R3 instead of R4. */
  readonly looksUpLevel: boolean;
  /** CNTVOFF belongs to restore and save. */
  readonly offsetInRestore: boolean;
  /** A load raises the line of a timer that has run out, and cancels the soft timer. */
  readonly raisesAtLoad: boolean;
  /** What the handler does with the word of the guest. */
  readonly handler: 'warns' | 'stores' | 'looks' | 'asks';
  readonly nullCheck: boolean;
  readonly resamples: boolean;
}

export function eraOf(scenario: Scenario): Era {
  const { era, handlerFix, nullCheck, resample, mistakes } = scenario;
  const isLater = era === 'mid' || era === 'late';
  const isLate = era === 'late';
  return {
    id: era,
    keepsLoaded: era !== 'before',
    asksOwner: isLater && mistakes.asks === 'owner',
    savesToSleep: !isLate,
    looksUpLevel: isLater,
    offsetInRestore: isLate,
    raisesAtLoad: isLate,
    handler: isLater ? 'asks' : era === 'before' ? 'warns' : handlerFix ? 'looks' : 'stores',
    nullCheck,
    resamples: isLate && resample,
  };
}
