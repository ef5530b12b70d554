/** What a wrong clock does next, in sentences with values. */
import type { ExactContext } from '../../machine/statement.ts';
import { exactTime } from '../kvm-hv/in-words.ts';
import { signed } from '../kvm-hv/timebase.ts';
import { vcoresOf, type Site } from './site.ts';

/** Sentences; none while every clock is what it should be. */
export const aftermath = (site: Site, at: ExactContext): readonly string[] =>
  vcoresOf(site)
    .filter(({ fell }) => at.value(fell) === 1)
    .map(({ id, step }) => {
      const again = exactTime(signed(at.exact[step]!));
      return `The guest reads ${again} a second time on ${id}.`;
    });
