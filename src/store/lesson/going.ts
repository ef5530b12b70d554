/** Moving by hand to a goal: who goes on, Undo, hints, and the way back from where it is lost. */
import { gradeWay, parOf } from '../../grading/way.ts';
import { partsOf } from '../../grading/parts.ts';
import type { Reach } from '../../lessons/lesson.ts';
import type { Far } from '../../protocol/asking.ts';
import type { Desk } from './desk.ts';
import type { Hint } from './lesson-state.ts';

function goalOf(desk: Desk): Reach | null {
  const { task } = desk.card;
  return task?.kind === 'reach' ? task : null;
}

/** `actor` goes on, by one step or up to his next event. */
export async function goOn(desk: Desk, actor: string, far: Far): Promise<void> {
  const { beginning, way } = desk.get();
  const task = goalOf(desk);
  if (beginning === null || task === null) return;
  if (far === 'step') {
    await takeWay(desk, [...way, actor]);
    return;
  }
  const isNewest = desk.begin();
  const { scenario } = beginning;
  const until = partsOf(task.goal);
  const gone = await desk.questions.go({ scenario, after: way, actor, far, until });
  if (!isNewest()) return;
  if (gone.ok) await takeWay(desk, gone.value.schedule);
  else desk.set({ trouble: gone.error });
}

/** Takes the place of the way so far, which Undo brings back. */
async function takeWay(desk: Desk, way: readonly string[]): Promise<void> {
  const { way: before, waysBefore } = desk.get();
  desk.set({ waysBefore: [...waysBefore, before] });
  await standAt(desk, way);
}

/** Shows the end of a way, and has it graded. */
async function standAt(desk: Desk, way: readonly string[]): Promise<void> {
  const task = goalOf(desk);
  const { beginning } = desk.get();
  if (task === null || beginning === null) return;
  const isNewest = desk.begin();
  desk.set({ way, hint: null, standing: null, asking: true, trouble: '' });
  const [, grade] = await Promise.all([
    desk.open({ scenario: beginning.scenario, after: way }),
    desk.ask(gradeWay(task.goal, beginning, way)),
  ]);
  if (!isNewest()) return;
  if (!grade.ok) {
    desk.set({ asking: false, trouble: grade.error });
    return;
  }
  desk.set({ asking: false, standing: grade.value });
  if (grade.value.kind !== 'there') return;
  desk.finish();
  const { card } = desk.get();
  desk.keep({ ways: { ...desk.progress.ways, [card]: way.slice(0, grade.value.atStep) } });
}

/** How long the shortest way is from where the card begins. */
export async function findPar(desk: Desk, isNewest: () => boolean): Promise<void> {
  const task = goalOf(desk);
  const { beginning } = desk.get();
  if (task === null || beginning === null) return;
  const par = await desk.ask(parOf(task.goal, beginning));
  if (!isNewest()) return;
  if (par.ok) desk.set({ par: par.value });
  else desk.set({ trouble: par.error });
}

export async function undoGo(desk: Desk): Promise<void> {
  const { waysBefore } = desk.get();
  const before = waysBefore.at(-1);
  if (before === undefined) return;
  desk.set({ waysBefore: waysBefore.slice(0, -1) });
  await standAt(desk, before);
}

/** Back to the step before the one that made it too late. */
export async function rescue(desk: Desk): Promise<void> {
  const { standing, way } = desk.get();
  if (standing?.kind === 'lost' && standing.lost !== null)
    await takeWay(desk, way.slice(0, standing.lost.atStep - 1));
}

/** Whose turn it is on a shortest way; asked again, at which line; and again, the turn is taken. */
export async function askHint(desk: Desk): Promise<void> {
  const task = goalOf(desk);
  const { beginning, way, hint } = desk.get();
  if (task === null || beginning === null) return;
  if (hint?.size === 1) {
    desk.set({ hint: { ...hint, size: 2 } });
    return;
  }
  const { scenario } = beginning;
  const par = await desk.grade(parOf(task.goal, { scenario, after: way }));
  if (par === null) return;
  const { schedule, steps, turns } = par.value;
  const actor = schedule[way.length];
  if (actor === undefined) return;
  const said: Hint = { size: 1, actor, steps, turns };
  // Once a turn was taken, the next one is asked for anew.
  if (hint?.size !== 2) {
    desk.set({ hint: said });
    return;
  }
  const changes = schedule.findIndex((one, step) => step >= way.length && one !== actor);
  await takeWay(desk, changes < 0 ? schedule : schedule.slice(0, changes));
  desk.set({ hint: { ...said, size: 3 } });
}
