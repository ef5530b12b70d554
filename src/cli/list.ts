/** `list`: the presets. */
import { ok } from '../base/result.ts';
import { json, lines, type Command } from './command.ts';
import { paragraph } from './text.ts';

export const list: Command = {
  name: 'list',
  takes: '',
  summary: 'the presets, with what happens in each and what to look for',
  flags: ['model', 'all'],
  run: ({ library }, flags) => {
    const infos = flags.all === null ? library.presetInfos : library.allInfos;
    if (flags.json) return ok(json(infos));
    const blocks = infos.map(({ id, title, sentence, lookFor }) =>
      [id, `    ${title}`, ...paragraph(sentence, '    '), ...paragraph(lookFor, '    ')].join(
        '\n',
      ),
    );
    return ok(lines([blocks.join('\n\n')]));
  },
};
