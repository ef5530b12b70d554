/** Bumped whenever the same scenario and schedule may lead to another state. */
export const GUEST_STOP_VERSION = 1;
