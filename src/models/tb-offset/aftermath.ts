/** What a wrong clock does next, in sentences with values. */
import type { ExactContext } from '../../machine/statement.ts';
import { wentBack } from './explain.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { vcoresOf, type Site } from './site.ts';
import { exactTime } from '../kvm-hv/in-words.ts';

/** Sentences; none while every clock is what it should be. */
export function aftermath(site: Site, at: ExactContext): readonly string[] {
  const back = wentBack(site, at);
  const fallen = vcoresOf(site).filter(({ fell }) => at.value(fell) === 1);
  return [
    ...(back === null ? [] : [`${back.slice(0, 1).toUpperCase()}${back.slice(1)}.`]),
    ...fallen.map(
      ({ id, step }) =>
        `The guest reads ${exactTime(signed(at.exact[step]!))} a second time on ${id}.`,
    ),
  ];
}
