// Whatever happens to a link on its way, it leads where it led or is refused with a sentence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTOR_IDS, anyScenario, parsed, settings } from '../testing/scenarios.ts';
import { runs } from '../testing/runs.ts';
import { guardOf } from './guard.ts';
import { decodeLink, encodeLink, type LinkContext } from './link.ts';

const unsplit = parsed({ split: 1, subcores: [{ tbOffset: '0x1000000000' }], seed: 9 });
const context: LinkContext = {
  firstModel: 'power8-hmi',
  settings,
  presets: [{ id: 'unsplit', scenario: unsplit }],
  modelVersion: 1,
  actorIdsOf: () => ACTOR_IDS,
  older: new Map(),
};

const links = [
  { scenario: unsplit, preset: 'unsplit', step: 0, checksum: '00000000' },
  { scenario: { ...unsplit, schedule: ['t0', 'error', 't0'] }, preset: null, step: 3 },
  {
    scenario: parsed({ kernel: 'pre-fix', subcores: [{}, {}, {}, {}] }),
    preset: 'unsplit',
    step: 41,
  },
  {
    scenario: { ...unsplit, edits: [{ kind: 'move', at: 'f:H6#2', before: 'f:H6' } as const] },
    preset: 'unsplit',
    step: 7,
  },
  {
    scenario: { ...unsplit, title: 'Late: t4', note: 'a\n\u65e5' },
    preset: 'unsplit',
    step: 0,
  },
].map((state) => encodeLink({ checksum: 'deadbeef', ...state }, context));

function expectRefused(hash: string, why: string): void {
  const decoded = decodeLink(hash, context);
  // One expectation for many thousand cases: the message is only made when it is needed.
  if (decoded.ok || !/^The link.*\bfield\b.*\.$/.test(decoded.error.sentence)) {
    expect.fail(`${why}: ${JSON.stringify(decoded)}`);
  }
}

describe.each(links)('%s', (link) => {
  it('is a link', () => {
    expect(decodeLink(link, context)).toMatchObject({ ok: true });
  });

  it('is refused when any one byte is another', () => {
    for (let place = 0; place < link.length; place++) {
      for (let byte = 0; byte < 256; byte++) {
        const changed = link.slice(0, place) + String.fromCharCode(byte) + link.slice(place + 1);
        if (changed !== link) expectRefused(changed, `byte ${place} is ${byte}`);
      }
    }
  });

  it('is refused when it is cut anywhere, at either end', () => {
    for (let place = 0; place < link.length; place++) {
      expectRefused(link.slice(0, place), `cut at ${place}`);
      if (place > 0) expectRefused(link.slice(place), `cut before ${place}`);
    }
  });

  it('says that it is not complete, and that it was cut where that is certain', () => {
    const guard = link.length - 'z=01234567'.length;
    for (let place = 5; place < link.length; place++) {
      const decoded = decodeLink(link.slice(0, place), context);
      const says = place < guard + 2 ? 'is not complete or was changed' : 'was cut';
      expect(decoded.ok ? 'accepted' : decoded.error.sentence).toContain(says);
    }
  });

  it('is refused when anything is added', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 9, unit: 'binary' }), (more) => {
        expectRefused(link + more, 'added behind');
        expectRefused(more + link, 'added before');
      }),
    );
  });

  it('is refused when a byte is lost or two are swapped', () => {
    for (let place = 0; place < link.length; place++) {
      expectRefused(link.slice(0, place) + link.slice(place + 1), `without ${place}`);
      const swapped =
        link.slice(0, place) + link.charAt(place + 1) + link.charAt(place) + link.slice(place + 2);
      if (swapped !== link) expectRefused(swapped, `swapped at ${place}`);
    }
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    ...[
      '#v=1',
      '#v=2',
      '&m=1',
      '&p=unsplit',
      '&s=1',
      '&s=2',
      '&t=8',
      '&u=g1.h',
      '&u=G-1_3',
      '&e=0',
    ],
    ...[
      '&ek=RESIDUE',
      '&i=-',
      '&i=3',
      '&r=4294967296',
      '&a=-',
      '&a=1.41.',
      '&n=1',
      '&c=deadbeef',
      '&T=a_b',
      '&T=.202e.',
    ],
    ...['&N=.a.', '&N=a..b', '&N=.d800-dc00.', '&T=.41.'],
    ...['&__proto__=1', '&constructor=2', '&=', '=', '&&', '\0', '\ud800', '%23'],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 12 })
      .map((all) => all.join('')),
  );

  it('is refused with one line, or is a scenario that has a link', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const hash of [text, `${text}&z=${guardOf(text)}`]) {
          const decoded = decodeLink(hash, context);
          if (decoded.ok) {
            const again = decodeLink(encodeLink(decoded.value, context), context);
            expect(again).toEqual(decoded);
          } else
            expect(decoded.error.sentence).toMatch(/^The link [^\n]+\.$|^The link's [^\n]+\.$/);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('is refused where it was the link of a scenario and one character changed', () => {
    fc.assert(
      fc.property(anyScenario, fc.nat(), fc.nat(0xffff), (scenario, place, code) => {
        const link = encodeLink({ scenario, preset: null, step: 1, checksum: '0a0b0c0d' }, context);
        const at = place % link.length;
        const changed = link.slice(0, at) + String.fromCharCode(code) + link.slice(at + 1);
        if (changed !== link) expectRefused(changed, `character ${at} is ${code}`);
      }),
    );
  });
});
