/** What a search says to a question that is answered with no, in words. */
import type { InvariantInfo } from '../../protocol/description.ts';

type Named = Pick<InvariantInfo, 'id' | 'title'>;

/** `ask`: such as `can not host-tb`. A sentence. */
export function refusal(ask: string, invariants: readonly Named[]): string {
  const [kind = '', ...rest] = ask.split(' ');
  const of = rest.join(' ');
  const broken = invariants.find(({ id }) => of === `not ${id}`);
  if (broken !== undefined) return `${OF_BREAKS[kind] ?? ask} “${broken.title}”.`;
  return `${OF_MOMENTS[kind] ?? 'it is not so:'} ${of}.`;
}

/** Of a question about the break of an invariant. */
const OF_BREAKS: Readonly<Record<string, string>> = {
  can: 'All orders were searched, and none breaks',
  must: 'All orders were searched, and some keep',
  never: 'There is an order that breaks',
  still: 'From some moment on nothing breaks',
};

const OF_MOMENTS: Readonly<Record<string, string>> = {
  can: 'all orders were searched, and none comes to',
  must: 'there is an order that does not come to',
  never: 'there is an order that comes to',
  still: 'there is a moment from which no order comes to',
};
