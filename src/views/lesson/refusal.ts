/** What a search says to a question that is answered with no, in words. */
import type { InvariantInfo } from '../../protocol/description.ts';

type Named = Pick<InvariantInfo, 'id' | 'title'>;

/** By the kind of the question: of one about the break of an invariant, and of one about any other moment. */
const WORDS: ReadonlyMap<string, readonly [ofBreak: string, ofMoment: string]> = new Map([
  [
    'can',
    ['all orders were searched, and none breaks', 'all orders were searched, and none comes to'],
  ],
  ['must', ['there is an order that keeps', 'there is an order that does not come to']],
  ['never', ['there is an order that breaks', 'there is an order that comes to']],
  ['still', ['from some moment on no order breaks', 'from some moment on no order comes to']],
]);

/** `ask`: such as `can not some-invariant`. A sentence, without its capital letter. */
export function refusal(ask: string, invariants: readonly Named[]): string {
  const [kind = '', ...rest] = ask.split(' ');
  const of = rest.join(' ');
  const [ofBreak, ofMoment] = WORDS.get(kind) ?? ['it is not so:', 'it is not so:'];
  const broken = invariants.find(({ id }) => of === `not ${id}`);
  return broken === undefined ? `${ofMoment} “${of}”.` : `${ofBreak} “${broken.title}”.`;
}
