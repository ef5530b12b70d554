/** `list`: the presets. */
import { ok } from '../base/result.ts';
import { json, lines, type Command } from './command.ts';
import { paragraph } from './text.ts';

export const list: Command = {
  name: 'list',
  takes: '',
  summary: 'the presets, with what happens in each and what to look for',
  flags: ['model'],
  run: ({ library: { presetInfos } }, flags) => {
    if (flags.json) return ok(json(presetInfos));
    const blocks = presetInfos.map(({ id, title, sentence, lookFor }) =>
      [id, `    ${title}`, ...paragraph(sentence, '    '), ...paragraph(lookFor, '    ')].join(
        '\n',
      ),
    );
    return ok(lines([blocks.join('\n\n')]));
  },
};
