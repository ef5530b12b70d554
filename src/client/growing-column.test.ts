import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GrowingColumn } from './growing-column.ts';

it('holds what was appended, in order, and never twice the room of it', () => {
  const anyParts = fc.array(fc.array(fc.nat(255), { maxLength: 900 }), { maxLength: 12 });
  fc.assert(
    fc.property(anyParts, (parts) => {
      const column = new GrowingColumn(Uint8Array);
      for (const part of parts) {
        const middle = part.length >> 1;
        const halves = [part.slice(0, middle), part.slice(middle)];
        column.append(halves.map((half) => Uint8Array.from(half)));
        const view = column.view();
        expect(view.length).toBe(column.length);
        expect(view.buffer.byteLength).toBeLessThanOrEqual(Math.max(1024, 1.5 * view.length + 1));
      }
      expect([...column.view()]).toEqual(parts.flat());
    }),
  );
});

it('leaves earlier views as they were', () => {
  const column = new GrowingColumn(Int32Array);
  column.append([Int32Array.of(1, 2)]);
  const before = column.view();
  for (let i = 0; i < 100; i++) column.append([new Int32Array(100).fill(i)]);
  expect([...before]).toEqual([1, 2]);
});
