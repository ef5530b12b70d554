// Two models in one house: which one a source is about, and when its code is loaded.
import { describe, expect, it, vi } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { power8 } from '../models/power8/entry.ts';
import type { ModelEntry } from '../models/catalogue.ts';
import { announced, registry } from '../models/registry.ts';
import { HandWorker } from '../testing/hand-worker.ts';
import { must } from '../testing/toy-session.ts';
import { catalogue as toys } from '../testing/toy/catalogue.ts';
import { toy as toyEntry } from '../testing/toy/entry.ts';
import type { Source } from '../protocol/messages.ts';
import { Libraries } from './libraries.ts';
import { openAtOnce } from './session.ts';

// Its code is here already: what is asked for comes without a file being read.
const toy: ModelEntry = { ...toyEntry, load: () => Promise.resolve(toys) };
const libraries = () => new Libraries([power8, toy]);
const modelOf = (source: Source) => {
  const model = libraries().modelOf(source);
  return model.ok ? model.value : model.error;
};
const settled = async () => {
  for (let i = 0; i < 50; i++) await Promise.resolve();
};
const inToys = { model: 'toy-rack', clocks: [{}, {}] };

describe('the registry', () => {
  it('names every model, and its version, as its own catalogue does', async () => {
    for (const { id, version, load } of registry) {
      const { settings, modelVersion } = await load();
      expect([settings.model, modelVersion]).toEqual([id, version]);
    }
  });

  it('announces no machine that can be opened', () => {
    const ready = registry.map(({ id }) => id);
    expect(announced.filter(({ id }) => ready.includes(id))).toEqual([]);
    expect(new Libraries(registry, announced).machines.map((one) => one.ready)).toEqual([
      ...registry.map(() => true),
      ...announced.map(() => false),
    ]);
  });
});

describe('the model of a source', () => {
  it('is what it names, and else the first', () => {
    expect(modelOf({ kind: 'preset', id: 'mended-twice', model: 'toy-rack' })).toBe('toy-rack');
    expect(modelOf({ kind: 'preset', id: 'four-guests' })).toBe('power8-hmi');
    expect(modelOf({ kind: 'scenario', scenario: inToys, step: 0 })).toBe('toy-rack');
    expect(modelOf({ kind: 'scenario', scenario: null, step: 0 })).toBe('power8-hmi');
    expect(modelOf({ kind: 'text', text: JSON.stringify(inToys) })).toBe('toy-rack');
    expect(modelOf({ kind: 'text', text: 'neither' })).toBe('power8-hmi');
    expect(modelOf({ kind: 'link', hash: '#v=1&m=1&o=toy-rack&c=0badf00d' })).toBe('toy-rack');
    expect(modelOf({ kind: 'link', hash: '#v=1&m=1&c=0badf00d' })).toBe('power8-hmi');
  });

  it('is refused where there is none of the name', () => {
    const sentence = 'model: expected one of "power8-hmi", "toy-rack", got "tractor"';
    expect(modelOf({ kind: 'text', text: '{"model": "tractor"}' })).toMatchObject({
      code: 'bad-input',
      sentence,
    });
    expect(modelOf({ kind: 'link', hash: '#v=1&o=tractor' })).toMatchObject({
      code: 'bad-link',
      sentence: `The link does not hold a scenario: ${sentence}.`,
    });
    expect(modelOf({ kind: 'scenario', scenario: { model: 7 }, step: 0 })).toMatchObject({
      sentence: 'model: expected one of "power8-hmi", "toy-rack", got 7',
    });
  });
});

describe('a second model', () => {
  it('opens from a preset, a scenario, a text and a link, which names it', async () => {
    const all = libraries();
    const library = await all.load('toy-rack');
    const preset: Source = { kind: 'preset', id: 'mended-twice', model: 'toy-rack' };
    const session = must(openAtOnce(preset, library));
    const hash = must(session.link(3));
    expect(hash).toMatch(/&o=toy-rack&/);
    const others: readonly Source[] = [
      { kind: 'scenario', scenario: session.opened.scenario, step: 3 },
      { kind: 'text', text: JSON.stringify(session.opened.scenario) },
      { kind: 'text', text: hash },
      { kind: 'link', hash },
    ];
    for (const source of others) {
      expect(all.modelOf(source)).toEqual({ ok: true, value: 'toy-rack' });
      const again = must(openAtOnce(source, library));
      expect(again.finished().checksum).toBe(session.finished().checksum);
    }
  });

  it('is loaded when it is asked for, and the newest request is the one that is answered', async () => {
    const loads: string[] = [];
    const counted = [power8, toy].map((entry) => ({
      ...entry,
      load: () => {
        loads.push(entry.id);
        return entry.load();
      },
    }));
    const worker = new HandWorker(new Libraries(counted));
    const toyPreset: Source = { kind: 'preset', id: 'mended-twice', model: 'toy-rack' };
    worker.send({ type: 'open', source: { kind: 'preset', id: 'carry-check' } });
    const newest = worker.send({ type: 'open', source: toyPreset });
    expect(worker.replies).toEqual([]);
    await settled();
    worker.work();
    expect(worker.of('opened').map(({ id }) => id)).toEqual([newest]);
    const again = worker.send({ type: 'open', source: { ...toyPreset, id: 'mended-once' } });
    worker.work();
    expect(worker.of('opened').at(-1)?.id).toBe(again);
    expect(loads.filter((id) => id === 'toy-rack')).toEqual(['toy-rack']);
  });

  it('that cannot be loaded is refused with a sentence, and the run before it stays', async () => {
    const gone = { ...toy, load: () => Promise.reject(new Error('no such file')) };
    const all = new Libraries([power8, gone]);
    await all.load('power8-hmi');
    const worker = new HandWorker(all);
    worker.send({ type: 'open', source: { kind: 'preset', id: 'carry-check' } });
    worker.work();
    const id = worker.send({
      type: 'open',
      source: { kind: 'preset', id: 'mended-twice', model: 'toy-rack' },
    });
    await settled();
    expect(worker.of('failed')).toMatchObject([
      {
        id,
        code: 'not-possible',
        sentence:
          'This machine could not be loaded: no such file. Loading the page again may help.',
      },
    ]);
    worker.send({ type: 'seek', step: 1 });
    expect(worker.of('snapshot')).toHaveLength(1);
  });

  it('is searched, and exported, by whoever has not opened it', async () => {
    const all = libraries();
    const { scenario: given } = must(
      openAtOnce({ kind: 'preset', id: 'carry-check' }, await libraries().load('power8-hmi')),
    ).opened;
    const worker = new HandWorker(all);
    const limits = { fromStep: 0, reduction: 'por', maxStates: 1000, maxMegabytes: 400 } as const;
    const about = { scenario: given, preset: null, ...limits };
    const searched = worker.send({ type: 'explore', ...about });
    const cancelled = worker.send({ type: 'explore', ...about });
    worker.send({ type: 'cancel', request: cancelled });
    const exported = worker.send({ type: 'promela', scenario: given, preset: null });
    // Its code is read from files.
    await vi.waitFor(() => {
      worker.work();
      expect(worker.of('explored').map(({ id }) => id)).toEqual([searched]);
    });
    expect(worker.of('failed').map(({ id }) => id)).toEqual([cancelled]);
    expect(worker.of('promela').map(({ id }) => id)).toEqual([exported]);
  });
});

it('has nothing to load where a catalogue is given', () => {
  const all = Libraries.of(catalogue);
  expect(all.known(all.first)?.settings).toBe(catalogue.settings);
});
