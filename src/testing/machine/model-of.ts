/** A model around a program that has none: enough of one to be run and to be asked about. */
import { assemble } from '../../machine/assemble.ts';
import type { Program } from '../../machine/program.ts';
import { describeParts, modelParts, type ReadableRegister } from '../../models/assembled.ts';
import type { Model } from '../../models/model.ts';
import { toySettings } from '../toy/settings.ts';
import { WORDS } from '../toy/words.ts';

/** It has one register, which shows the first exact one, and goes on with time. */
export function modelOf(program: Program): Model {
  const machine = assemble(program);
  const register: ReadableRegister = {
    id: 'x',
    label: 'x',
    scope: 'machine',
    index: 0,
    width: 64,
    signed: false,
    fields: [],
    summary: '',
    read: ({ exact, timeTicks }) => BigInt.asUintN(64, (exact[0] ?? 0n) + BigInt(timeTicks)),
  };
  const named = program.invariants.map((one) => ({
    ...one,
    title: one.id,
    sentence: '',
    consequence: '',
  }));
  return {
    ...modelParts(machine, [register], []),
    description: {
      ...describeParts(machine, [register], named, []),
      model: 'program',
      title: 'A program',
      ticksPerMicrosecond: 512,
      groups: [{ id: 'all', label: 'all', detail: '', threads: program.threads.map((_, i) => i) }],
      threads: program.threads.map(({ id }, actor) => ({ id, group: 0, role: '', actor })),
      phases: program.phases.map((id) => ({ id, label: id, tone: 'host', hatched: false })),
      events: program.events.map((id) => ({ id, label: id, marker: '' })),
      signals: [],
      words: WORDS,
      settings: toySettings,
      switches: [],
    },
    readSignal: () => 0,
    explain: () => '',
  };
}
