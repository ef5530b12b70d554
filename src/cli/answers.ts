/** `answers`: what searches of a model's presets find, for the page to know at once. */
import { fail, ok } from '../base/result.ts';
import { machineDigest } from '../export/promela/digest.ts';
import { BOUNDS } from '../protocol/exploration.ts';
import { Exploration } from '../worker/exploration/exploration.ts';
import { KNOWN_BY, writtenAnswer } from '../worker/exploration/known-answers.ts';
import { json, type Command } from './command.ts';

export const answers: Command = {
  name: 'answers',
  takes: '',
  summary: 'searches every preset of a model, for the page to know what it finds',
  flags: ['model'],
  run: ({ library }, _flags, tell) => {
    const written: Record<string, object> = {};
    for (const { id, scenario } of library.presets) {
      const exploration = new Exploration(
        {
          scenario,
          preset: id,
          fromStep: 0,
          reduction: KNOWN_BY,
          maxStates: BOUNDS.maxStates.usual,
          maxMegabytes: BOUNDS.maxMegabytes.usual,
        },
        library,
        () => performance.now(),
      );
      const work = exploration.found();
      let piece = work.next();
      while (piece.done !== true) piece = work.next();
      if (!piece.value.ok) return fail(piece.value.error.sentence);
      const { start, ...found } = piece.value.value;
      const { complete, states } = found.all.verdict;
      tell(`${id}: ${complete ? '' : 'more than '}${states} states`);
      if (complete) written[machineDigest(start.machine)] = writtenAnswer(found);
    }
    return ok(json(written));
  },
};
