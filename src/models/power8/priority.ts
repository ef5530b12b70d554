/**
 * Which interrupt a thread takes first when an HMI is pending together with HDEC or a doorbell. The
 * order is not documented: `environment.hmiPriority` decides, and says that it does (domain 1.7, 5).
 */
import { any, both, equal, not, type Expression, type Term } from '../../machine/expression.ts';
import { subcoreOf, type Core } from './core.ts';
import { isLatched, type Thread } from './thread.ts';

const isOtherPending = (core: Core, t: Thread): Expression =>
  any(subcoreOf(core, t).hdecDue, t.doorbell);

/** At hrfid: the latched HMI is taken before anything else can be. */
export function hmiAtHrfid(core: Core, t: Thread): Expression {
  const latched = equal(isLatched(t), 1);
  if (core.scenario.environment.hmiPriority === 'hmi') return latched;
  return both(latched, not(isOtherPending(core, t)));
}

/** In the guest: an HMI that is latched may be taken now. */
export function mayTakeHmi(core: Core, t: Thread): Term {
  return core.scenario.environment.hmiPriority === 'last' ? not(isOtherPending(core, t)) : true;
}

/** In the guest: HDEC or a doorbell may be taken now. */
export function mayTakeOther(core: Core, t: Thread): Term {
  return core.scenario.environment.hmiPriority === 'hmi' ? not(isLatched(t)) : true;
}
