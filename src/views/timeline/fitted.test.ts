// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { description } from '../../testing/pretend/description.ts';
import { fitted } from './fitted.ts';

const ROOM = { width: 1200, height: 600 };
const UNKNOWN = { geometry: null, ratio: 1 };

const at = (zoom: number) => ({
  description,
  inFrame: true,
  over: { draw: () => undefined, reach: (ticks: number) => ticks, most: 1, zoom },
});

describe('the rows in their room', () => {
  it('are laid out in less of it where they are drawn larger, and fill it all the same', () => {
    const canvas = document.createElement('canvas');
    const { geometry, ratio } = fitted(canvas, ROOM, at(2.5), UNKNOWN);
    expect(geometry.widthCssPx).toBe(480);
    expect(geometry.heightCssPx).toBe(240);
    expect(ratio).toBe(2.5 * devicePixelRatio);
    expect([canvas.style.width, canvas.style.height]).toEqual(['1200px', '600px']);
    expect(canvas.width).toBe(1200 * devicePixelRatio);
  });

  it('stay the same object as long as nothing is another size', () => {
    const canvas = document.createElement('canvas');
    const before = fitted(canvas, ROOM, at(1), UNKNOWN);
    expect(fitted(canvas, ROOM, at(1), before).geometry).toBe(before.geometry);
    expect(fitted(canvas, ROOM, at(2), before).geometry).not.toBe(before.geometry);
    const wider = { ...ROOM, width: 1300 };
    expect(fitted(canvas, wider, at(1), before).geometry.widthCssPx).toBe(1300);
  });
});
