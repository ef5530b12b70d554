/** `models`: what can be opened at all. */
import { table } from '../base/text-lines.ts';
import { ok } from '../base/result.ts';
import { json, lines, type Command } from './command.ts';

export const models: Command = {
  name: 'models',
  takes: '',
  summary: 'the machines, with what goes wrong in each',
  flags: [],
  run: ({ entries }, flags) =>
    ok(
      flags.json
        ? json(
            entries.map(({ id, version, title, sentence }) => ({ id, version, title, sentence })),
          )
        : lines(
            table(
              entries.map(({ id, version, title, sentence }) => [
                id,
                `version ${version}`,
                `${title}. ${sentence}`,
              ]),
            ),
          ),
    ),
};
