/** `promela`: the scenario as a model for SPIN. */
import { fail, ok } from '../base/result.ts';
import { promela as modelOf } from '../export/promela/promela.ts';
import { json, type Command } from './command.ts';

export const promela: Command = {
  name: 'promela',
  takes: 'SCENARIO',
  summary: 'the scenario as a Promela model, to be checked with SPIN',
  flags: [],
  run: (session, flags) => {
    const { assembled, description } = session.run.model;
    if (assembled === undefined) return fail('this model cannot be exported');
    const { presets, preset } = session.opened;
    const title = presets.find(({ id }) => id === preset)?.title ?? description.title;
    const model = modelOf(assembled, title);
    return ok(flags.json ? json({ promela: model }) : [model]);
  },
};
