// Links that are out in the world: each must lead, for ever, to what it led to when it was made.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, type LinkContext } from '../../scenario/link.ts';
import { parsed } from '../../testing/scenarios.ts';
import { power8Version1 } from './version-1.ts';
import { power8Settings } from './settings.ts';

interface FrozenLink {
  readonly about: string;
  readonly link: string;
  /** What the program knew then. */
  readonly context: {
    readonly presets: readonly { readonly id: string; readonly scenario: unknown }[];
    readonly modelVersion: number;
    readonly actorIds: readonly string[];
  };
  readonly decoded: { readonly scenario: unknown };
}

const path = new URL('../../scenario/fixtures/links-v1.json', import.meta.url);
const frozen = JSON.parse(readFileSync(path, 'utf8')) as readonly FrozenLink[];

describe.each(frozen)('the frozen link of $about', ({ link, decoded, context }) => {
  const then: LinkContext = {
    firstModel: 'power8-hmi',
    settings: power8Settings,
    presets: context.presets.map(({ id, scenario }) => ({ id, scenario: parsed(scenario) })),
    modelVersion: context.modelVersion,
    actorIdsOf: () => context.actorIds,
    older: new Map([[1, { ...power8Version1, actorIdsOf: () => context.actorIds }]]),
  };
  // A key that came later has its default in an old scenario.
  const expected = { ...decoded, scenario: parsed(decoded.scenario) };

  it('leads where it led', () => {
    expect(decodeLink(link, then)).toEqual({ ok: true, value: expected });
  });

  it('reads the same when it is made again', () => {
    const read = decodeLink(link, then);
    const again = read.ok ? encodeLink(read.value, then) : '';
    expect(decodeLink(again, then)).toEqual({ ok: true, value: expected });
  });
});
