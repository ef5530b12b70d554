/** Bumped whenever the same scenario and schedule may lead to another state. */
export const DECREMENTER_VERSION = 1;
