/** Processes and threads of a trace: a process for the machine and one for each group of threads. */
import type { Description } from '../../protocol/description.ts';

/** A track: process and thread, whole numbers as the format has them. */
export interface Track {
  readonly pid: number;
  readonly tid: number;
}

/** Process of a group; of -1 that of the machine and its environment, which comes last. */
export const pidOf = ({ groups }: Description, group: number): number =>
  1 + (group < 0 ? groups.length : group);

/** By `Description.actors`. No thread has the number of a process: that would make it the main one. */
export function tracksOf(description: Description): readonly Track[] {
  const { actors, threads } = description;
  const lastPid = pidOf(description, -1);
  return actors.map(({ kind, thread }, actor) => ({
    pid: pidOf(description, kind === 'thread' ? (threads[thread]?.group ?? -1) : -1),
    tid: lastPid + 1 + actor,
  }));
}

/** The events that give processes and threads their names and their order. */
export function namesOfTracks(description: Description): object[] {
  const { words, groups, actors } = description;
  const tracks = tracksOf(description);
  const ofProcess = (group: number, name: string, detail: string) => {
    const pid = pidOf(description, group);
    return [
      { ph: 'M', pid, name: 'process_name', args: { name } },
      { ph: 'M', pid, name: 'process_sort_index', args: { sort_index: pid } },
      ...(detail === ''
        ? []
        : [{ ph: 'M', pid, name: 'process_labels', args: { labels: detail } }]),
    ];
  };
  return [
    ...groups.flatMap(({ label, detail }, group) => ofProcess(group, label, detail)),
    ...ofProcess(-1, words.machine, 'what happens to it'),
    ...actors.flatMap(({ id }, actor) => {
      const track = tracks[actor];
      return [
        { ph: 'M', ...track, name: 'thread_name', args: { name: id } },
        { ph: 'M', ...track, name: 'thread_sort_index', args: { sort_index: track?.tid } },
      ];
    }),
  ];
}
