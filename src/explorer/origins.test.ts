import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Origins } from './origins.ts';

/** States that have children: how many parents are left out before each, and its children. */
const anyFamilies = fc.array(
  fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.nat(1) }, fc.nat(3000)),
    fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 255 })),
  ),
  { maxLength: 60, size: 'max' },
);

describe('origins', () => {
  it('give every state its parent and its actor', () => {
    let skippedBlocks = 0;
    fc.assert(
      fc.property(anyFamilies, (families) => {
        const origins = new Origins();
        const plain = [{ parent: -1, actor: 0 }];
        origins.add(-1, 0);
        let parent = -1;
        for (const [left, children] of families) {
          const next = Math.min(parent + 1 + left, plain.length - 1);
          if (next - parent > 600) skippedBlocks++;
          if (next === parent) continue;
          parent = next;
          for (let i = 0; i < children; i++) {
            const actor = (parent + i) & 0xff;
            plain.push({ parent, actor });
            origins.add(parent, actor);
          }
        }
        const found = plain.map((_, number) => ({
          parent: origins.parentOf(number),
          actor: origins.actorOf(number),
        }));
        expect(JSON.stringify(found)).toBe(JSON.stringify(plain));
        expect(origins.bytes).toBeGreaterThanOrEqual(plain.length * 2);
      }),
    );
    expect(skippedBlocks).toBeGreaterThan(10);
  });

  it('go on over several segments', () => {
    const origins = new Origins();
    origins.add(-1, 0);
    for (let i = 1; i < 100_000; i++) origins.add((i - 1) >>> 1, i % 200);
    for (let i = 1; i < 100_000; i += 97) {
      if (origins.parentOf(i) !== (i - 1) >>> 1) expect([i, origins.parentOf(i)]).toBe(i);
      if (origins.actorOf(i) !== i % 200) expect([i, origins.actorOf(i)]).toBe(i);
    }
    expect(origins.bytes / 100_000).toBeLessThan(2.5);
    expect(origins.bytesWith(1)).toBeGreaterThanOrEqual(origins.bytes);
  });

  it('refuse parents that do not come in order, or that have too many children', () => {
    const origins = new Origins();
    expect(() => {
      origins.add(0, 0);
    }).toThrow('parents come in order');
    origins.add(-1, 0);
    for (let i = 0; i < 255; i++) origins.add(0, i);
    expect(() => {
      origins.add(0, 0);
    }).toThrow('more children than a byte can count');
    origins.add(5, 0);
    expect(() => {
      origins.add(4, 0);
    }).toThrow('parents come in order');
  });
});
