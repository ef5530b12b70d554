// The links of the real presets as they were first published, with what they lead to. An entry is
// never edited. To add those of new presets:
//   FREEZE_LINKS=1 npx vitest run src/cli/frozen && npx prettier --write src/scenario/fixtures
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../models/catalogue.ts';
import { catalogue as armVtimer } from '../models/arm-vtimer/catalogue.ts';
import { catalogue as decrementer } from '../models/decrementer/catalogue.ts';
import { catalogue as guestStop } from '../models/guest-stop/catalogue.ts';
import { catalogue as power8 } from '../models/power8/catalogue.ts';
import { catalogue as tbOffset } from '../models/tb-offset/catalogue.ts';
import { decodeLink } from '../scenario/link.ts';
import { parseScenario } from '../scenario/parse.ts';
import { Library } from '../worker/library.ts';
import { openAtOnce } from '../worker/session.ts';

interface Frozen {
  readonly link: string;
  readonly decoded: { readonly preset: string | null; readonly scenario: unknown };
}

const machines: readonly (readonly [file: string, catalogue: Catalogue])[] = [
  ['preset-links-v2.json', power8],
  ['tb-offset-preset-links-v1.json', tbOffset],
  ['decrementer-preset-links-v1.json', decrementer],
  ['guest-stop-preset-links-v1.json', guestStop],
  ['arm-vtimer-preset-links-v1.json', armVtimer],
];

describe.each(machines)('links of presets in %s', (file, catalogue) => {
  const { presets, settings } = catalogue;
  const path = new URL(`../scenario/fixtures/${file}`, import.meta.url);
  const library = new Library(catalogue, power8.settings.model);
  const frozen = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Frozen[]) : [];

  if (process.env['FREEZE_LINKS'] === '1') {
    const known = new Set(frozen.map(({ decoded }) => decoded.preset));
    frozen.push(...presets.filter(({ id }) => !known.has(id)).map(({ id }) => freeze(id)));
    writeFileSync(path, `${JSON.stringify(frozen, null, 2)}\n`);
  }

  function freeze(id: string): Frozen {
    const source = { kind: 'preset', id, model: settings.model } as const;
    const session = openAtOnce(source, library, { columns: false });
    const link = session.ok ? session.value.link(0) : session;
    if (!link.ok) throw new Error(link.error.sentence);
    const decoded = decodeLink(link.value, library.links);
    if (!decoded.ok) throw new Error(decoded.error.sentence);
    return { link: link.value, decoded: decoded.value };
  }

  it.each(frozen)('$decoded.preset still leads where it led', ({ link, decoded }) => {
    const scenario = parseScenario(decoded.scenario, settings);
    const expected = { ...decoded, scenario: scenario.ok && scenario.value.scenario };
    expect(decodeLink(link, library.links)).toEqual({ ok: true, value: expected });
  });

  it.each(frozen)('$decoded.preset still ends where it ended', ({ link }) => {
    const session = openAtOnce({ kind: 'link', hash: link }, library, { columns: false });
    expect(session.ok && session.value.opened.notices).toEqual([]);
  });

  it('are frozen for every preset', () => {
    const kept = new Set(frozen.map(({ decoded }) => decoded.preset));
    const missing = catalogue.presets.map(({ id }) => id).filter((id) => !kept.has(id));
    expect(missing, 'run: FREEZE_LINKS=1 npx vitest run src/cli/frozen').toEqual([]);
  });
});
