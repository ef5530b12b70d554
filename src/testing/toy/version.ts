/** Would be bumped whenever the same scenario and schedule may lead to another state. */
export const TOY_VERSION = 1;
