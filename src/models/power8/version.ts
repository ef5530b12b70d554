/** Bumped whenever the same scenario and schedule may lead to another state. */
export const POWER8_VERSION = 2;
