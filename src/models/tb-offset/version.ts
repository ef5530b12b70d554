/** Bumped whenever the same scenario and schedule may lead to another state. */
export const TB_OFFSET_VERSION = 1;
