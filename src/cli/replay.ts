/** `replay`: a trail of SPIN as a run of the scenario, and the link that opens it. */
import { fail, ok, type Result } from '../base/result.ts';
import { retrace } from '../export/promela/retrace.ts';
import { LIMITS } from '../scenario/schema.ts';
import { quoted } from '../scenario/sentence.ts';
import { openAtOnce, type Session } from '../worker/session.ts';
import { json, lines, type Answer, type Command } from './command.ts';
import { readFile, readStandardInput } from './input.ts';
import { paragraph } from './text.ts';

export const replay: Command = {
  name: 'replay',
  takes: 'SCENARIO TRAIL',
  summary: 'a .trail file that SPIN wrote of its Promela model, as a run and a link',
  flags: [],
  run: async (session, flags, path) => {
    const text = await trailText(path);
    if (!text.ok) return text;
    const replayed = replayOf(session, text.value);
    if (!replayed.ok) return fail(`${quoted(path)}, ${replayed.error}`);
    return answerOf(replayed.value, flags.json);
  },
};

async function trailText(path: string): Promise<Result<string, string>> {
  if (path === '-') return readStandardInput();
  const file = await readFile(path);
  if (file.ok) return file;
  return fail(
    file.error.kind === 'bad' ? file.error.sentence : `no file is called ${quoted(path)}`,
  );
}

interface Replayed {
  /** The run that the trail leads through, to its end. */
  readonly session: Session;
  /** Steps of the trail. */
  readonly steps: number;
  /** Numbers of the invariants that its last step breaks. */
  readonly broken: readonly number[];
  /** Opens the run where the trail ends. */
  readonly link: string;
}

/** The error is one sentence. */
function replayOf({ opened, base, run, library }: Session, text: string): Result<Replayed, string> {
  const machine = run.model.assembled;
  if (machine === undefined) return fail('this model cannot be exported');
  const retraced = retrace(machine, text);
  if (!retraced.ok) return retraced;
  const { schedule, broken } = retraced.value;
  const steps = schedule.length;
  if (steps > LIMITS.scheduleSteps)
    return fail(`the trail has ${steps} steps, and a scenario at most ${LIMITS.scheduleSteps}`);
  const ids = schedule.map((actor) => machine.actors[actor]?.id ?? '');
  const scenario = { ...opened.scenario, schedule: ids, injectAtStep: null };
  const source = { kind: 'scenario', scenario, preset: base, step: steps } as const;
  const session = openAtOnce(source, library, { columns: false });
  if (!session.ok) return fail(session.error.sentence);
  const link = session.value.link(steps);
  if (!link.ok) return fail(link.error.sentence);
  return ok({ session: session.value, steps, broken, link: link.value });
}

function answerOf(
  { session, steps, broken, link }: Replayed,
  asJson: boolean,
): Result<Answer, string> {
  const { invariants } = session.opened.description;
  const violations = broken.map((invariant) => ({
    id: invariants[invariant]?.id ?? '',
    sentence: session.run.violations.find((one) => one.invariant === invariant)?.sentence ?? '',
  }));
  if (asJson) return ok(json({ steps, broken: violations, link }));
  return ok(
    lines([
      `${steps} steps, as SPIN took them`,
      ...violations.flatMap(({ id, sentence }) => [
        `  BROKEN  ${id}`,
        ...paragraph(sentence, '          '),
      ]),
      link,
    ]),
  );
}
