// @vitest-environment happy-dom
// Every number and every mark of the core's picture, at every step of real runs, beside the engine's
// snapshot of that step.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Run, Shown } from '../../store/state.ts';
import type { Scope } from '../../store/create-scope.ts';
import { corePicture, type CorePicture, type Ring } from '../../testing/core-picture.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { eventsOf } from '../../protocol/trace.ts';
import { CorePanel } from './core-panel.tsx';

let scope: Scope;
let panel: HTMLElement;

/** Lets the engine answer, and the page show it. */
const opened = (preset: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id: preset }, 'start'));

beforeEach(() => {
  scope = realScope();
  panel = showInScope(scope, <CorePanel />);
});

interface Moment {
  readonly step: number;
  readonly run: Run;
  readonly shown: Shown;
  readonly cell: (id: string) => number;
  readonly register: (id: string) => bigint;
  readonly isChanged: (id: string) => boolean;
  readonly picture: CorePicture;
}

function at<T>(list: ArrayLike<T>, index: number | undefined): T {
  return defined(list[index ?? -1], 'what is looked at');
}

const indexOf = (of: readonly { readonly id: string }[], id: string): number =>
  of.findIndex((each) => each.id === id);

const walks = new Map<string, readonly Moment[]>();

/** The pictures of all steps of a preset's run, drawn once. */
async function everyStep(preset: string): Promise<readonly Moment[]> {
  const known = walks.get(preset);
  if (known !== undefined) return known;
  await opened(preset);
  const last = scope.getState().run?.finished?.steps ?? -1;
  expect(last).toBeGreaterThan(50);
  const moments: Moment[] = [];
  for (let step = 0; step <= last; step++) {
    await settled(() => scope.getState().select(step));
    moments.push(moment(step));
  }
  walks.set(preset, moments);
  return moments;
}

function moment(step: number): Moment {
  const { run, shown } = scope.getState();
  if (run === null || shown === null) throw new Error('there is nothing to look at');
  const { snapshot, description } = shown;
  expect(snapshot.step).toBe(step);
  return {
    step,
    run,
    shown,
    cell: (id) => at(snapshot.cells, indexOf(description.cells, id)),
    register: (id) => at(snapshot.registers, indexOf(description.registers, id)),
    isChanged: (id) => at(snapshot.changedCells, indexOf(description.cells, id)) === 1,
    picture: corePicture(panel),
  };
}

const PRE_FIX = ['leaving-guest-corrupted', 'four-way-pre-fix'];
const FIXED = ['four-way-fixed', 'residue-rendezvous'];

/** How a subcore's TB stands at a step, by the track that the run ended with. */
function levelOf({ run, step }: Moment, subcore: number) {
  const { signals } = run.opened.description;
  const index = signals.findIndex(({ group, kind }) => group === subcore && kind === 'clock');
  const track = run.finished?.signals[index];
  const since = [...(track?.steps ?? [])].findLastIndex((from) => from <= step);
  return signals[index]?.levels[track?.values[since] ?? -1];
}

const WORDS: Readonly<Record<string, string>> = {
  host: 'host time',
  guest: 'guest time',
  stopped: 'TB stopped',
  wrong: 'TB wrong',
};

function ringOf(difference: bigint, tone: string): Ring {
  const size = difference < 0n ? -difference : difference;
  const turn = size === 0n ? 0 : size.toString(2).length / 128;
  return {
    tone,
    turn: expect.closeTo(difference < 0n ? -turn : turn, 6) as number,
    way: difference === 0n ? null : difference > 0n ? 'clockwise' : 'counterclockwise',
    stopped: tone === 'stopped',
  };
}

describe.each([...PRE_FIX, ...FIXED])('the core of %s', (preset) => {
  it('has its timebases, their distance from the ChipTOD as number, time and ring', async () => {
    const ways = new Set<string | null>();
    for (const now of await everyStep(preset)) {
      const { register, picture } = now;
      expect(picture.tod).toBe(register('core.tod'));
      picture.subcores.forEach((subcore, s) => {
        const difference = BigInt.asIntN(64, register(`subcore${s}.tbMinusTod`));
        const tone = levelOf(now, s)?.tone ?? '';
        expect(subcore).toMatchObject({
          tone,
          level: WORDS[tone],
          tb: register(`subcore${s}.tb`),
          minusTod: difference,
          ring: ringOf(difference, tone),
        });
        expect(subcore.seconds).toBeCloseTo(Number(difference) / 512e6, 3);
        const offset = BigInt.asIntN(64, register(`subcore${s}.tbOffset`));
        if (tone === 'host') expect(difference).toBe(0n);
        if (tone === 'guest') expect(difference).toBe(offset);
        if (tone === 'wrong') expect([0n, offset]).not.toContain(difference);
        ways.add(subcore.ring.way);
      });
    }
    // A ring that never turns would tell nothing.
    expect(ways.size).toBeGreaterThan(1);
  });

  it('marks a TB that a step has moved, and not one that stands still and falls behind', async () => {
    const moments = await everyStep(preset);
    for (const [i, { picture }] of moments.entries()) {
      const before = moments[i - 1];
      picture.subcores.forEach(({ leapt, tone, minusTod }, s) => {
        const moved = before !== undefined && before.picture.subcores[s]?.minusTod !== minusTod;
        expect([i, s, leapt]).toEqual([i, s, moved && tone !== 'stopped']);
      });
    }
  });

  it('has its threads with role, phase, place and turn', async () => {
    for (const { shown, picture } of await everyStep(preset)) {
      const { snapshot, description } = shown;
      const acting = description.actors[snapshot.last?.actor ?? -1]?.thread ?? -1;
      const subcores = description.groups.map(({ label, threads }) => ({
        label,
        acting: [...threads].includes(acting),
        threads: [...threads].map((thread) => {
          const instruction = at(description.instructions, snapshot.places[thread]);
          const phase = at(description.phases, instruction.phase);
          const { name } = at(
            description.functions,
            at(description.lines, instruction.line).function,
          );
          return {
            id: at(description.threads, thread).id,
            role: at(description.threads, thread).role,
            place: phase.hatched ? phase.label : name,
            tone: phase.tone,
            title: `${phase.label} · ${name}: ${instruction.text}`,
            acting: thread === acting,
          };
        }),
      }));
      expect(picture.subcores).toMatchObject(subcores);
    }
  });

  it('has the state, the validity and every error bit of TFMR', async () => {
    for (const { shown, picture, register } of await everyStep(preset)) {
      const { fields } = at(
        shown.description.registers,
        indexOf(shown.description.registers, 'core.tfmr'),
      );
      const value = register('core.tfmr');
      const has = (shift: number, width: number) =>
        Number((value >> BigInt(shift)) & ((1n << BigInt(width)) - 1n));
      const alarms = fields.filter(({ alarm, shift, width }) => alarm && has(shift, width) !== 0);
      expect(picture.tfmr).toMatchObject({ value, calm: alarms.length === 0 });
      expect(picture.tfmr.alarms).toHaveLength(alarms.length);
      alarms.forEach(({ name, names, shift, width }, i) => {
        const word = names[has(shift, width)] ?? name;
        expect(picture.tfmr.alarms[i]).toMatch(new RegExp(`^⚠ .*${word}$`));
      });
      const state = (value >> 32n) & 0xfn;
      const said = [...picture.tfmr.others, ...picture.tfmr.alarms].join(', ');
      expect(said).toMatch(new RegExp(`\\b${state} [A-Z_]+\\b`));
      expect(picture.tfmr.others).toContain(`TB_VALID ${(value >> 22n) & 1n}`);
    }
  });

  it('has what is latched in the HMER of each thread', async () => {
    const seen = new Set<boolean>();
    for (const { shown, picture, register } of await everyStep(preset)) {
      const hmer = shown.description.threads.map(({ id }) => {
        const value = register(`${id}.hmer`);
        // Bit 4 is TFAC_ERROR.
        const names = value >> 59n === 1n ? ['TFAC_ERROR'] : [];
        seen.add(value !== 0n);
        return { id, value, names, lit: value !== 0n };
      });
      expect(picture.hmer).toEqual(hmer);
    }
    expect(seen.size).toBe(2);
  });

  it('has the last event, and what runs on each subcore', async () => {
    for (const { step, run, shown, picture } of await everyStep(preset)) {
      const bits = (entry: number) => eventsOf(run.trace, entry);
      const latest = Array.from({ length: step }, (_, i) => i).findLast((i) => bits(i) !== 0);
      if (latest === undefined) expect(picture.lastEvent).toBe('Nothing has happened yet.');
      else {
        const when = latest + 1 === step ? 'just now' : `step ${latest + 1}`;
        expect(picture.lastEvent.endsWith(`· ${when}`), picture.lastEvent).toBe(true);
        const labels = run.opened.description.events.filter((_, bit) => (bits(latest) >> bit) & 1);
        for (const { label } of labels) expect(picture.lastEvent).toContain(label);
      }
      expect(picture.guests).toEqual(shown.description.groups.map(({ detail }) => detail));
    }
  });
});

describe.each(FIXED)('in_guest[] and bit 63 of %s', (preset) => {
  it('are lit while they are set, and marked where they change', async () => {
    const seen = new Set<string>();
    for (const { cell, isChanged, picture } of await everyStep(preset)) {
      picture.subcores.forEach(({ inGuest }, s) => {
        const value = cell(`subcore${s}.in_guest`);
        const changed = isChanged(`subcore${s}.in_guest`);
        expect(inGuest).toEqual({ value, lit: value === 1, changed });
        seen.add(`in_guest ${value}`);
      });
      const value = cell('core.bit63');
      const changed = isChanged('core.bit63');
      expect(picture.flags.bit63).toEqual({ value, lit: value === 1, changed });
      expect(picture.flags.lit).toEqual([value === 1, ...new Array<boolean>(63).fill(false)]);
      seen.add(`bit 63 ${value}`);
    }
    expect([...seen].sort()).toEqual(['bit 63 0', 'bit 63 1', 'in_guest 0', 'in_guest 1']);
  });

  it('are what the gate of the timeline shows', async () => {
    for (const { cell, run, step } of await everyStep(preset)) {
      const { signals } = run.opened.description;
      const shown = run.finished?.signals.flatMap(({ steps, values }, index) => {
        const { id, kind, levels } = at(signals, index);
        if (kind !== 'gate') return [];
        const { shut, tone } = at(levels, values[steps.findLastIndex((from) => from <= step)]);
        expect(tone === 'on').toBe(shut?.includes(true));
        return [[id, ...(shut ?? [])]];
      });
      expect(shown).toEqual([
        [
          'core.in_guest',
          ...run.opened.description.groups.map(({ id }) => cell(`${id}.in_guest`) === 1),
        ],
      ]);
    }
  });

  it('name the thread that has won', async () => {
    let winner = 'nobody';
    for (const { cell, run, step, picture } of await everyStep(preset)) {
      const { events, actors } = run.opened.description;
      const won = events.findIndex(({ marker }) => marker === 'owner');
      if (step > 0 && ((eventsOf(run.trace, step - 1) >> won) & 1) === 1)
        winner = at(actors, run.trace.actor[step - 1]).id;
      expect(picture.flags.words).toContain(
        cell('core.bit63') === 0 ? 'no resync requested' : `resync requested: ${winner} owns it`,
      );
    }
    expect(winner).toMatch(/^t\d$/);
  });
});

it.each(PRE_FIX)('in_guest[] and bit 63 are said not to be in %s', async (preset) => {
  for (const { picture } of await everyStep(preset)) {
    expect(picture.subcores.every(({ inGuest }) => inGuest === null)).toBe(true);
    expect(picture.flags).toMatchObject({ lit: [], bit63: null });
    expect(picture.flags.words).toContain('Not in this kernel');
  }
});

describe('the warning of an offset that is still to be subtracted', () => {
  it('stands from the load of host time to the subtraction, and at no other step', async () => {
    let loaded = Infinity;
    let warned = 0;
    for (const { step, register, run, picture } of await everyStep('leaving-guest-corrupted')) {
      const { actors } = run.opened.description;
      if (actors[run.trace.actor[step - 1] ?? -1]?.id === 'tod-load') loaded = step;
      const isOwed = step >= loaded && register('subcore0.tbMinusTod') === 0n;
      if (isOwed) warned++;
      // The other half is in the host: nothing of it is to be subtracted.
      const owed = [isOwed ? 0x10_0000_0000n : null, null];
      expect([step, picture.subcores.map((subcore) => subcore.owed)]).toEqual([step, owed]);
    }
    expect(warned).toBeGreaterThan(5);
  });

  it.each(FIXED)('never stands with the fix: %s', async (preset) => {
    for (const { picture } of await everyStep(preset))
      for (const { owed } of picture.subcores) expect(owed).toBeNull();
  });
});

it('a thread is pinned by its chip, and let go by it', async () => {
  await opened('four-way-fixed');
  const chip = at(panel.querySelectorAll<HTMLButtonElement>('.thread-chip'), 1);
  expect(chip.getAttribute('aria-pressed')).toBe('false');
  await settled(() => chip.click());
  expect(scope.getState().pinnedThread).toBe(1);
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  await settled(() => chip.click());
  expect(scope.getState().pinnedThread).toBeNull();
});
