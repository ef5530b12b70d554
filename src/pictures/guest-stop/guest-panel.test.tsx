// @vitest-environment happy-dom
// What is drawn of a guest that stops, at every step of real runs, beside the engine's snapshot of that step.
import { beforeEach, describe, expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import type { Scope } from '../../store/create-scope.ts';
import { guestStopLibraries } from '../../testing/guest-stop/card.ts';
import { settled, showInScope } from '../../testing/in-scope.tsx';
import { realScope } from '../../testing/real-scope.ts';
import { stubRoom } from '../../testing/room.ts';
import { findCell, findRegister } from '../../views/lookup.ts';
import { GuestPanel } from './guest-panel.tsx';

const SIZE = { width: 944, height: 640 };

let scope: Scope;
let panel: HTMLElement;

/** Lets the engine answer, and the page show it. */
const opened = (preset: string) =>
  settled(() => scope.getState().open({ kind: 'preset', id: preset }, 'start'));

const select = (step: number) => settled(() => scope.getState().select(step));

function show(size = SIZE): void {
  stubRoom(size.width, size.height);
  scope = realScope(guestStopLibraries);
  panel = showInScope(scope, <GuestPanel />);
}

const run = () => defined(scope.getState().run, 'a run');
const shown = () => defined(scope.getState().shown, 'a moment');
const text = (selector: string) => panel.querySelector(selector)?.textContent ?? '';
const texts = (selector: string) =>
  [...panel.querySelectorAll(selector)].map((one) => one.textContent);

const cell = (id: string) => findCell(shown().description, shown().snapshot, id)?.value;

function phase(): string {
  const { description, snapshot } = shown();
  const place = description.instructions[snapshot.places[0] ?? -1];
  return description.phases[place?.phase ?? -1]?.id ?? '';
}

/** Where the event comes first, at or after a step. */
function stepOf(event: string, from = 0): number {
  const { trace, opened: about } = run();
  const bit = 1 << about.description.events.findIndex(({ id }) => id === event);
  const at = trace.eventBits.findIndex(
    (bits, i) => (bits & bit) !== 0 && (trace.eventEntries[i] ?? 0) >= from,
  );
  return defined(trace.eventEntries[at], event) + 1;
}

/** All bits of a row that have a name, as a register would hold them. */
function valueInRow(row: Element, host: string): bigint {
  const { registers } = shown().description;
  const { fields } = defined(
    registers.find(({ id }) => id === `${host}.psscr`),
    host,
  );
  return fields.reduce((sum, { shift }, i) => {
    const digits = row.querySelectorAll('.psscr-field')[i]?.textContent ?? '';
    return sum | (BigInt(`0b${digits}`) << BigInt(shift));
  }, 0n);
}

const TONES: Readonly<Record<string, string>> = {
  guest: 'guest',
  paused: 'hardware',
  qemu: 'qemu',
  refused: 'qemu',
  userspace: 'qemu',
};

describe.each(['mainline-cede', 'rfc-dd22', 'flow1-migrate', 'flow2-mixed', 'p10-leftover'])(
  'the guest of %s',
  (preset) => {
    it('is drawn as the engine has it, at every step', async () => {
      show();
      await opened(preset);
      const { finished, opened: about } = run();
      const wasTold: Record<string, bigint> = {};
      for (let step = 0; step <= defined(finished, 'an end').steps; step++) {
        await select(step);
        const { description, snapshot } = shown();
        const gone = [...panel.querySelectorAll('.railway-train[data-later="false"]')].at(-1);
        const tone = gone?.getAttribute('data-tone') ?? 'none';
        if (step > 0 && tone !== 'crash') expect(tone).toBe(TONES[phase()] ?? 'kvm');
        if (phase() === 'dead') expect(tone).toBe('crash');
        expect(panel.querySelectorAll('.railway-cross')).toHaveLength(phase() === 'dead' ? 1 : 0);
        const rows = [...panel.querySelectorAll('.psscr-row[data-of]')];
        expect(rows).toHaveLength(about.description.groups.length);
        for (const [i, { id }] of description.groups.entries()) {
          const row = defined(rows[i], id);
          const live = findRegister(description, snapshot, `${id}.psscr`)?.value ?? 0n;
          const isGuests = cell(`${id}.psscrOf`) === 1;
          if (isGuests) wasTold[id] = live;
          const of = isGuests ? 'guest' : id in wasTold ? 'before' : 'host';
          expect([step, row.getAttribute('data-of')]).toEqual([step, of]);
          expect(valueInRow(row, id)).toBe(of === 'before' ? wasTold[id] : live);
        }
      }
    });
  },
);

describe('the fork of a stop', () => {
  beforeEach(() => show());
  const others = () =>
    [...panel.querySelectorAll('.fork-way')].map((one) => one.getAttribute('data-way'));

  it('leaves as dots the two ways that this run did not take', async () => {
    await opened('flow2-mixed');
    await select(stepOf('paused') - 1);
    expect(others()).toEqual([]);
    await select(stepOf('paused'));
    expect(others()).toEqual(['call', 'crash']);
    await select(stepOf('trapped'));
    expect(others()).toEqual(['pause', 'crash']);
    await opened('flow1-migrate');
    await select(stepOf('trapped'));
    expect(others()).toEqual(['pause', 'call']);
    expect(texts('.railway-word')).toContain('0xF80, cause 9');
  });

  it('says which bit made it one or the other, where it was written', async () => {
    await opened('flow1-migrate');
    await select(stepOf('dead'));
    expect(texts('.railway-word').filter((one) => one.startsWith('EC'))).toEqual(
      expect.arrayContaining(['EC = 0', 'EC = 1']),
    );
    expect(text('.guest-state')).toBe('deadits kernel oopses, for good');
    expect(texts('.psscr-verdict')).toEqual([
      'stop pauses as the guest ran last',
      'stop has killed it',
    ]);
  });

  it('tells a wake that was missed from one that came', async () => {
    await opened('rfc-dd22');
    await select(stepOf('missed'));
    expect(text('.guest-state')).toBe('sleeps onits wake was missed');
    expect(panel.querySelectorAll('[data-look="missed"]')).toHaveLength(1);
    expect(panel.querySelector('.railway')?.getAttribute('aria-label')).toContain('wake missed');
  });
});

describe('the strip', () => {
  beforeEach(() => show());
  const press = (label: RegExp) =>
    settled(() =>
      [...panel.querySelectorAll('button')]
        .find((one) => label.test(one.getAttribute('aria-label') ?? ''))
        ?.click(),
    );

  it('says of a field its bits in both ways of counting, what it means, and who sees it', async () => {
    await opened('flow1-migrate');
    await press(/^PSLL of oldU/);
    expect(text('.psscr-card-head')).toMatch(
      /^PSLLIBM bits 44–47from the lowest: 19–16mask F_0000the guest does not see it/,
    );
    await press(/^TR of/);
    expect(text('.psscr-card')).toContain('from the lowest: 9–8');
    expect(text('.psscr-card')).toContain('the guest sees it');
  });

  it('leads to the step at which a guest that has moved was told', async () => {
    await opened('flow1-migrate');
    await select(stepOf('dead'));
    const [, button] = /written at (step \d+)/.exec(text('.psscr-card')) ?? [];
    await settled(() =>
      [...panel.querySelectorAll('button')].find((one) => one.textContent === button)?.click(),
    );
    expect(scope.getState().step).toBe(stepOf('psscr-written'));
  });

  it('marks what an entry leaves over', async () => {
    await opened('p10-leftover');
    await select(stepOf('psscr-written'));
    const left = panel.querySelectorAll('[data-by="left"].psscr-field');
    expect([...left].map((one) => one.getAttribute('aria-label')?.split(' ')[0])).toEqual([
      'SD',
      'ESL',
      'EC',
      'PSLL',
      'FAKE_SUSPEND',
    ]);
  });

  it('changes what N2 writes', async () => {
    await opened('emulated');
    await settled(() => {
      const other = [...panel.querySelectorAll('.setting-segments label')];
      other
        .find((one) => one.textContent === 'no EC')
        ?.querySelector('input')
        ?.click();
    });
    expect(run().opened.scenario['mistakes']).toMatchObject({ psscr: 'noEC' });
    await select(stepOf('psscr-written'));
    expect(texts('.psscr-verdict')).toEqual(['stop pauses']);
  });
});

describe('times to wake', () => {
  beforeEach(() => show());

  it('are those of the mails, with the state that the governor picks', async () => {
    await opened('flow2-mixed');
    await select(stepOf('paused'));
    expect(texts('.wake-time-chart .wake-time-value')).toEqual([
      '0.938 µs',
      '0.948 µs',
      '5.006 µs',
      '29.22 µs',
    ]);
    expect(text('.wake-time-ratio')).toContain('5.28 times native, cede 5.84 times emulated');
    const picks = () => text('.governor-words b');
    const key = (name: string) =>
      settled(() =>
        panel
          .querySelector('[aria-label="expected idle"]')
          ?.dispatchEvent(
            new KeyboardEvent('keydown', { key: name, shiftKey: true, bubbles: true }),
          ),
      );
    expect(picks()).toBe('stop, native');
    await select(stepOf('trapped'));
    expect(picks()).toBe('stop, emulated');
    await key('End');
    expect(picks()).toBe('Shared Cede');
    await key('Home');
    expect(picks()).toBe('snooze');
    await key('ArrowRight');
    expect(text('.governor-words')).toContain('(0 to 19 µs)');
  });

  it('know no stop where the guest was not told of it', async () => {
    await opened('mainline-cede');
    await select(stepOf('not-offered'));
    expect(text('.governor-words')).toBe('the governor picks snooze (0 to 99 µs)');
  });
});

describe('the board', () => {
  beforeEach(() => show());
  const cells = () =>
    [...panel.querySelectorAll('.moves-cell')].map(
      (one) => one.getAttribute('aria-label')?.split(': ')[1],
    );
  const until = async (is: () => boolean) => {
    while (!is()) await settled(() => undefined);
  };

  it('is filled by searches alone, and a cell opens the run that shows it', async () => {
    await opened('flow1-migrate');
    expect(new Set(cells())).toEqual(new Set(['not searched yet']));
    const one = panel.querySelectorAll<HTMLElement>('.moves-cell');
    await settled(() => one[12]?.click());
    await until(() => cells()[12] === 'dies');
    expect(text('.moves-foot')).toContain('15 pairs not searched yet');
    await settled(() => panel.querySelector<HTMLElement>('.moves-foot button')?.click());
    await until(() => text('.moves-foot').startsWith('Every order'));
    expect(cells()).toEqual([
      ...Array.from({ length: 12 }, () => 'cedes'),
      ...['dies', 'emulated', 'dies', 'pauses'],
    ]);
    await settled(() => panel.querySelectorAll<HTMLElement>('.moves-cell')[14]?.click());
    expect(panel.querySelectorAll('[aria-current="true"]')).toHaveLength(1);
    expect(panel.querySelector('[aria-current="true"]')?.getAttribute('aria-label')).toBe(
      'newP to newU: dies',
    );
    expect(phase()).toBe('dead');
  });

  it('says which pairs do not start, and opens that', async () => {
    await opened('option');
    expect(cells().filter((one) => one === 'no start')).toHaveLength(8);
    await settled(() => panel.querySelectorAll<HTMLElement>('.moves-cell')[0]?.click());
    expect(run().finished?.steps).toBe(1);
  });
});

it('shows one picture at a time on a phone, and no control', async () => {
  show({ width: 372, height: 500 });
  await opened('flow1-migrate');
  const parts = '.railway, .psscr, .wake-time, .moves';
  expect(panel.querySelectorAll(parts)).toHaveLength(1);
  for (const [i, part] of ['.railway', '.psscr', '.wake-time', '.moves'].entries()) {
    await settled(() => panel.querySelectorAll<HTMLElement>('input[type="radio"]')[i]?.click());
    expect(panel.querySelectorAll(parts)).toHaveLength(1);
    expect(panel.querySelectorAll(part)).toHaveLength(1);
    expect(panel.querySelectorAll('.setting-segments, [role="slider"]')).toHaveLength(0);
  }
});
