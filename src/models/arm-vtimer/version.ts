/** Bumped whenever the same scenario and schedule may lead to another state. */
export const ARM_VTIMER_VERSION = 1;
