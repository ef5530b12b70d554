// Errors of several kinds by hand, in the machine that has them.
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { Libraries } from './libraries.ts';
import { finishAtOnce, openAtOnce, type Session } from './session.ts';

const library = await Libraries.of(catalogue).load(catalogue.settings.model);

const open = (): Session => {
  const scenario = {
    kernel: 'v4.8',
    split: 2,
    threadsPerSubcore: 1,
    subcores: [{}, { start: 'host' }],
  };
  const opened = openAtOnce({ kind: 'scenario', scenario, step: 0 }, library);
  if (!opened.ok) throw new Error(opened.error.sentence);
  return opened.value;
};

function inject(session: Session, step: number, kind: string | null): Session {
  const opening = session.inject(step, kind);
  if (!opening.ok) throw new Error(opening.error.sentence);
  const finished = finishAtOnce(opening.value, library);
  if (!finished.ok) throw new Error(finished.error.sentence);
  return finished.value;
}

const raisedBy = ({ run, opened }: Session): string[] =>
  [...run.trace.actors(run.steps)].flatMap((actor) => {
    const info = opened.description.actors[actor];
    return info?.injects === true ? [info.label] : [];
  });

describe('an error of another kind, by hand', () => {
  const first = (session: Session): number =>
    [...session.run.trace.actors(session.run.steps)].findIndex(
      (actor) => session.opened.description.actors[actor]?.injects === true,
    );

  it('takes the place of the scenario’s own where none was raised', () => {
    const session = inject(open(), 0, 'HDEC_PARITY_ERROR');
    expect(session.opened.scenario).toMatchObject({
      environment: { errorKind: 'HDEC_PARITY_ERROR', errorKind2: 'none', tbErrors: 1 },
    });
    expect(raisedBy(session)).toEqual([
      'the hardware reports HDEC_PARITY_ERROR to every thread of the core',
    ]);
  });

  it('comes beside it where one was raised, and the scenario has room for it', () => {
    const plain = open();
    const session = inject(plain, first(plain) + 3, 'PROC_RECV_DONE');
    expect(session.opened.scenario).toMatchObject({
      environment: {
        errorKind: 'TB_MISSING_STEP',
        errorKind2: 'PROC_RECV_DONE',
        errorOrder: 'free',
        tbErrors: 2,
      },
    });
    expect(raisedBy(session)).toEqual([
      'the hardware reports TB_MISSING_STEP to every thread of the core',
      'the hardware reports PROC_RECV_DONE to every thread of the core',
    ]);
    const link = session.link(0);
    expect(link.ok).toBe(true);
    const again = openAtOnce({ kind: 'link', hash: link.ok ? link.value : '' }, library);
    expect(again.ok && again.value.opened.notices).toEqual([]);
  });

  it('is refused where three kinds have their places', () => {
    const plain = open();
    let session = plain;
    for (const kind of ['PROC_RECV_DONE', 'PROC_RECV_AGAIN'])
      session = inject(session, first(session) + 1, kind);
    const refused = session.inject(first(session) + 1, 'MALFUNCTION_ALERT');
    expect(refused.ok ? '' : refused.error.sentence).toMatch(/and a run has 3 kinds of error$/);
  });
});
