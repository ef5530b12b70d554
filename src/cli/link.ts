/** `link`: what to put behind the page's address. */
import { fail, ok } from '../base/result.ts';
import { json, lines, type Command } from './command.ts';

export const link: Command = {
  name: 'link',
  takes: 'SCENARIO',
  summary: 'the link that opens it, with --step N at step N',
  flags: ['step'],
  run: (session, flags) => {
    const hash = session.link(flags.step ?? session.opened.step);
    if (!hash.ok) return fail(hash.error.sentence);
    return ok(flags.json ? json({ link: hash.value }) : lines([hash.value]));
  },
};
