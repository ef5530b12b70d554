/** The link that a class opens, and whether it could. */
import { hashOfLesson } from '../../store/lesson-hash.ts';
import type { Place } from './follow.ts';

/** To the card, as it is taken. `address` is that of the page, without a hash. */
export const linkOf = (address: string, place: Place): string => address + hashOfLesson(place);

/** Why no other device can open it; null where nothing is known against it. */
export function whyNotShared(link: string): string | null {
  const { protocol, hostname } = new URL(link);
  if (protocol === 'file:') return 'This page is a file of this computer: no phone can open it.';
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return isHere ? 'This page is served to this computer alone: no phone can open it.' : null;
}
