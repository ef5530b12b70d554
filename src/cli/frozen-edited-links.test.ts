// Links of edited kernels as they are out in the world, with what they lead to. An entry is never
// edited. To add one, put its `decoded` into the fixture with an empty `link`, and run:
//   FREEZE_LINKS=1 npx vitest run src/cli/frozen-edited && npx prettier --write src/scenario/fixtures
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../models/power8/catalogue.ts';
import { decodeLink } from '../scenario/link.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';
import { gate } from '../testing/scenarios.ts';

interface Frozen {
  readonly about: string;
  readonly link: string;
  readonly decoded: {
    readonly preset: string | null;
    readonly scenario: object;
    readonly step: number;
  };
}

const path = new URL('../scenario/fixtures/edited-links-v2.json', import.meta.url);
const library = new Library(catalogue);
let frozen = JSON.parse(readFileSync(path, 'utf8')) as Frozen[];

if (process.env['FREEZE_LINKS'] === '1') {
  frozen = frozen.map((one) => (one.link === '' ? freeze(one) : one));
  writeFileSync(path, `${JSON.stringify(frozen, null, 2)}\n`);
}

function freeze({ about, decoded: { preset, scenario, step } }: Frozen): Frozen {
  const base = library.preset(preset)?.scenario ?? {};
  const source = { kind: 'scenario', scenario: { ...base, ...scenario }, step, preset } as const;
  const session = openAtOnce(source, library, { columns: false });
  const link = session.ok ? session.value.link(step) : session;
  if (!link.ok) throw new Error(link.error.sentence);
  const decoded = decodeLink(link.value, library.links);
  if (!decoded.ok) throw new Error(decoded.error.sentence);
  return { about, link: link.value, decoded: decoded.value };
}

describe.each(frozen)('the frozen link of $about', ({ link, decoded }) => {
  it('still leads where it led', () => {
    const scenario = gate(decoded.scenario);
    const expected = { ...decoded, scenario: scenario.ok && scenario.value.scenario };
    expect(decodeLink(link, library.links)).toEqual({ ok: true, value: expected });
  });

  it('still ends where it ended', () => {
    const session = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
    expect(session.ok && session.value.opened.notices).toEqual([]);
  });
});
