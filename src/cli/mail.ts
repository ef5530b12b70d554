/** `mail`: a moment of a run as plain text, as the page's share dialog has it. */
import { fail, ok } from '../base/result.ts';
import { mailOf } from '../worker/mail/mail.ts';
import { json, type Command } from './command.ts';

export const mail: Command = {
  name: 'mail',
  takes: 'SCENARIO',
  summary: 'the moment as plain text for a mail, with --step N that of step N',
  flags: ['step'],
  run: (session, flags) => {
    const text = mailOf(session, flags.step ?? session.opened.step, '');
    if (!text.ok) return fail(text.error.sentence);
    return ok(flags.json ? json({ text: text.value }) : [text.value]);
  },
};
