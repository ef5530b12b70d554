// Links of version 1 of the model, which are out in the world: each opens, with what it chose, and says
// that its run is another one now.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { decodeLink } from '../scenario/link.ts';
import type { Edit } from '../scenario/schema.ts';
import { asPower8, type Scenario } from '../models/power8/settings.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { gate } from '../testing/scenarios.ts';

interface Frozen {
  readonly link: string;
  readonly decoded: { readonly preset: string | null; readonly scenario: unknown };
}

const read = (name: string): Frozen[] =>
  JSON.parse(
    readFileSync(new URL(`../scenario/fixtures/${name}`, import.meta.url), 'utf8'),
  ) as Frozen[];

const library = new Library(catalogue);
const frozen = [...read('preset-links-v1.json'), ...read('edited-links-v1.json')];

function scenarioOf(given: unknown): Scenario {
  const parsed = gate(given);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value.scenario;
}

/** Without what has changed with the model: lines that edits name, what a preset lets happen, its seed. */
const kept = ({ edits, schedule: _, seed: __, ...rest }: Scenario) => ({
  ...rest,
  edits: edits.map(({ kind }: Edit) => kind),
});

describe('a link of version 1', () => {
  it.each(frozen)('opens the scenario of $link', ({ link, decoded }) => {
    const found = decodeLink(link, library.links);
    expect(found.ok && found.value.preset).toBe(decoded.preset);
    expect(found.ok && kept(asPower8(found.value.scenario))).toEqual(
      kept(scenarioOf(decoded.scenario)),
    );
  });

  it.each(frozen)('names lines that there are: $link', ({ link }) => {
    const found = decodeLink(link, library.links);
    const model = found.ok ? library.model(found.value.scenario) : null;
    expect(model?.ok === false && model.error.sentence).toBe(false);
  });

  it.each(frozen)(
    'keeps a schedule of its own, and says where it ends: $link',
    ({ link, decoded }) => {
      if (!link.includes('&a=')) return;
      const found = decodeLink(link, library.links);
      expect(found.ok && found.value.scenario.schedule).toEqual(
        scenarioOf(decoded.scenario).schedule,
      );
    },
  );

  it.each(frozen)('plays, and says that the run is another one now: $link', ({ link }) => {
    const session = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
    expect(session.ok && session.value.opened.notices.at(-1)).toMatch(
      /^This link was made with version 1 of the model, and leads to another end in version 2/,
    );
  });
});
