/** A model around a program that has none: enough of one to be run and to be asked about. */
import { assert } from '../../base/assert.ts';
import type { Program } from '../../machine/program.ts';
import { modelFrom } from '../../models/assembled.ts';
import type { Model } from '../../models/model.ts';
import { toySettings } from '../toy/settings.ts';
import { WORDS } from '../toy/words.ts';

/** It has one register, which shows the first exact one, and goes on with time. */
export function modelOf(program: Program): Model {
  const { threads, phases, events, invariants, group = WORDS.group } = program;
  const model = modelFrom({
    edits: [],
    program,
    invariants: invariants.map((one) => ({
      ...one,
      title: one.id,
      sentence: '',
      consequence: '',
    })),
    registers: [
      {
        id: 'x',
        label: 'x',
        scope: 'machine',
        index: 0,
        width: 64,
        signed: false,
        fields: [],
        summary: '',
        read: ({ exact, timeTicks }) => BigInt.asUintN(64, (exact[0] ?? 0n) + BigInt(timeTicks)),
      },
    ],
    signals: [],
    about: {
      title: 'A program',
      ticksPerMicrosecond: 512,
      groups: [{ id: 'all', label: 'all', detail: '', threads: threads.map((_, i) => i) }],
      threads: threads.map(({ id }, actor) => ({ id, group: 0, role: '', actor })),
      phases: phases.map((id) => ({ id, label: id, tone: 'host', hatched: false })),
      events: events.map((id) => ({ id, label: id, marker: '' })),
      words: { ...WORDS, group },
      settings: toySettings,
      switches: [],
    },
    explain: () => '',
  });
  assert(model.ok, 'a program as it is');
  return model.value;
}
