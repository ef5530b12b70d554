import { describe, expect, it } from 'vitest';
import type { Source } from '../protocol/messages.ts';
import { toyCatalogue } from '../testing/toy-model.ts';
import {
  actorsOf,
  finish,
  must,
  open,
  refusal,
  scenario,
  T0,
  T1,
  toys,
} from '../testing/toy-session.ts';
import { Library } from './library.ts';
import { openAtOnce } from './session.ts';

describe('opening', () => {
  it('opens a preset at its start', () => {
    const { opened } = open({ kind: 'preset', id: 'first' });
    expect(opened).toMatchObject({
      preset: 'first',
      base: 'first',
      changed: false,
      changes: [],
      step: 0,
      notices: [],
    });
    expect(opened.presets.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(opened.scenario.schedule).toBeNull();
  });

  it('refuses a preset that is not there, and offers one that is', () => {
    expect(refusal(openAtOnce({ kind: 'preset', id: 'third' }, toys))).toEqual({
      code: 'bad-input',
      sentence: 'There is no preset "third".',
      offer: {
        label: 'Open "The first"',
        source: { kind: 'preset', id: 'first', model: 'toy-rack' },
      },
    });
  });

  it('refuses what is no scenario, naming the field', () => {
    const refused = refusal(openAtOnce(scenario({ nodes: 3 }), toys));
    expect(refused.code).toBe('bad-input');
    expect(refused.sentence).toMatch(/^nodes:/);
  });

  it('refuses a schedule with an unknown actor, naming the step', () => {
    const refused = refusal(openAtOnce(scenario({ schedule: ['t0', 't9'] }), toys));
    expect(refused.sentence).toBe('schedule step 1: there is no actor "t9", only t0, t1, error');
  });

  it('refuses a schedule that takes a disabled step, and offers the part before it', () => {
    const refused = refusal(openAtOnce(scenario({ schedule: ['t1', 't1', 't0'] }), toys));
    expect(refused.sentence).toBe('schedule step 1: t1 cannot move: it waits for flag to become 1');
    expect(refused.offer?.source).toMatchObject({ scenario: { schedule: ['t1'] } });
    expect(must(openAtOnce(refused.offer?.source ?? scenario(), toys)).run.trace.actorAt(0)).toBe(
      T1,
    );
  });

  it('says which condition keeps an error out of a schedule, or that none is left', () => {
    const done = [...Array<string>(12).fill('t0'), 'error'];
    expect(refusal(openAtOnce(scenario({ schedule: done }), toys)).sentence).toBe(
      'schedule step 12: error cannot act now: the first thread is done',
    );
    expect(refusal(openAtOnce(scenario({ schedule: ['error', 'error'] }), toys)).sentence).toBe(
      'schedule step 1: error cannot act now: the scenario raises no more errors than those before it',
    );
  });

  it('refuses an injection where it is not possible, and offers to leave it to the seed', () => {
    const refused = refusal(openAtOnce(scenario({ injectAtStep: 999 }), toys));
    expect(refused.sentence).toMatch(/^injectAtStep 999: the error cannot be raised there because/);
    expect(refused.offer?.source).toMatchObject({ scenario: { injectAtStep: null } });
  });

  it('selects a step, or the last one where there is no such', () => {
    expect(open({ ...scenario(), step: 5 } as Source).opened.step).toBe(5);
    const { opened, run } = open({ ...scenario(), step: 500 } as Source);
    expect(opened.step).toBe(run.steps);
    expect(opened.notices).toEqual([
      `step 500: the run has ${run.steps} steps, so the last is shown`,
    ]);
  });

  it('changes a scenario and keeps the rest; what no longer fits is dropped and said', () => {
    const before = open(scenario({ injectAtStep: 3, seed: 9 })).opened.scenario;
    const change = { trouble: { slips: 0 } };
    const { opened } = open({ kind: 'change', scenario: before, change });
    expect(opened.scenario).toMatchObject({ seed: 9, injectAtStep: null });
    expect(opened.notices).toHaveLength(1);
  });

  it('does not fail where a change has made the injection impossible', () => {
    const source = scenario({ injectAtStep: 15, schedule: null });
    const before = { ...open(scenario()).opened.scenario, injectAtStep: 40 };
    expect(openAtOnce(source, toys).ok).toBe(false);
    const { opened } = open({ kind: 'change', scenario: before, change: { seed: 3 } });
    expect(opened.scenario).toMatchObject({ seed: 3, injectAtStep: null });
    expect(opened.notices[0]).toMatch(/^injectAtStep 40: .*; the seed decides when$/);
  });
});

describe('text', () => {
  const ofText = (text: string) => openAtOnce({ kind: 'text', text }, toys);
  const json = '{"nodes": 1, "clocks": [{"zone": "0x1"}], "seed": 9}';

  it('is a scenario, a byte order mark before it or not, and what was rounded is said', () => {
    for (const text of [json, `\ufeff${json}`, `\n${json}\n`]) {
      const { opened } = must(ofText(text));
      expect(opened).toMatchObject({ preset: null, base: null, scenario: { seed: 9 } });
      expect(opened.notices).toHaveLength(1);
    }
  });

  it('is a link, or an address that ends in one', () => {
    const hash = must(open({ kind: 'preset', id: 'first' }).link(3));
    for (const text of [hash, ` ${hash}\n`, `https://scope.example/x/${hash}`]) {
      expect(must(ofText(text)).opened).toMatchObject({ preset: 'first', step: 3 });
    }
  });

  it.each([
    ['bad-input', 'scenario: expected JSON text, got nothing', ' '],
    ['bad-input', 'scenario: expected JSON text, got "{ nodes: 1 }"; see line', '{ nodes: 1 }'],
    ['bad-input', 'scenario: the key "seed" appears twice', '{"seed": 1, "seed": 2}'],
    ['bad-input', 'clocks[0]: expected an object', `{"clocks": ${'['.repeat(9e5)}`],
    ['bad-input', 'scenario: expected at most 2000000 characters', ' '.repeat(2_000_001)],
    ['bad-link', 'the address "https://x.example/" has no link', 'https://x.example/'],
    ['bad-link', 'The link has', `#${'v'.repeat(2_000_000)}`],
  ])('is refused, %s: %s', (code, sentence, start) => {
    const text = start.endsWith('[') ? `${start}${']'.repeat(9e5)}}` : start;
    const refused = refusal(ofText(text));
    expect(refused.code).toBe(code);
    expect(refused.sentence.slice(0, sentence.length)).toBe(sentence);
  });
});

describe('links', () => {
  it('lead a fresh session to the same step of the same run', () => {
    const there = finish(open(scenario({ seed: 11 })).choose(0, T1));
    const hash = must(there.link(4));
    const here = open({ kind: 'link', hash });
    expect(here.opened).toEqual({ ...there.opened, step: 4, first: must(there.snapshot(4)) });
    expect(here.finished()).toEqual(there.finished());
    expect(must(here.link(4))).toBe(hash);
  });

  it('keep the name of a preset that was only played differently', () => {
    const there = finish(open({ kind: 'preset', id: 'first' }).inject(2, null));
    expect(there.opened).toMatchObject({
      preset: 'first',
      base: 'first',
      changed: true,
      changes: ['injectAtStep'],
    });
    expect(open({ kind: 'link', hash: must(there.link(3)) }).opened.preset).toBe('first');
    const raised = finish(open({ kind: 'preset', id: 'second' }).inject(2, null));
    expect(raised.opened).toMatchObject({ preset: null, base: 'second', changed: true });
    expect(open({ kind: 'link', hash: must(raised.link(0)) }).opened).toMatchObject({
      preset: null,
      scenario: raised.opened.scenario,
    });
  });

  it('that are damaged are refused, with something that works', () => {
    const hash = must(open({ kind: 'preset', id: 'first' }).link(3));
    const refused = refusal(openAtOnce({ kind: 'link', hash: `${hash}x` }, toys));
    expect(refused.code).toBe('bad-link');
    expect(refused.offer?.source).toEqual({ kind: 'preset', id: 'first', model: 'toy-rack' });
  });

  it('of another model play as far as they can be followed, and say so', () => {
    const there = finish(open(scenario()).choose(1, T0));
    const hash = must(there.link(there.run.steps));
    // In the other model the first thread goes round once, so the run has another end.
    const shorter = new Library(toyCatalogue(1, 2));
    const { opened, run } = open({ kind: 'link', hash }, shorter);
    expect(run.end).not.toBeNull();
    expect(opened.notices[0]).toBe(
      'This link was made with version 1 of the model, and leads to another end in version 2.',
    );
    expect(opened.report).toBeNull();
    expect(opened.step).toBe(run.steps);
  });

  it('that do not end as they say in the same model are a fault, with a report of it', () => {
    const there = open(scenario());
    const hash = must(there.link(0));
    const { opened } = open({ kind: 'link', hash }, new Library(toyCatalogue(1)));
    expect(opened.notices[0]).toMatch(/the same version of the model \(1\).*please report it/);
    expect(opened.report).toContain(`\nLink: ${hash}\n`);
    expect(opened.report).toContain(there.finished().checksum);
    expect(open({ kind: 'link', hash }).opened).toMatchObject({ notices: [], report: null });
  });

  it('with a schedule that cannot be followed stop following it there', () => {
    const long = open(scenario());
    const all = actorsOf(long).map((actor) => ['t0', 't1', 'error'][actor] ?? '');
    const rounds = all.toSorted();
    const there = must(
      openAtOnce(scenario({ schedule: ['t1', ...rounds.filter((id) => id === 't0')] }), toys),
    );
    const hash = must(there.link(8));
    const { opened } = open({ kind: 'link', hash }, new Library(toyCatalogue(1)));
    expect(opened.step).toBe(4);
    expect(opened.scenario.schedule).toEqual(['t1', 't0', 't0', 't0']);
    expect(opened.notices[1]).toBe(
      'schedule step 4: t0 cannot move: it is at rest; from there on the seed decides',
    );
  });
});
