import { describe, expect, it } from 'vitest';
import {
  fakeDescription,
  fakePlaces,
  fakeSignals,
  fakeTrace,
} from '../../testing/fake-timeline.ts';
import { layOut } from '../geometry.ts';
import type { Scene } from '../scene.ts';
import { themeFrom } from '../theme.ts';
import { limitsOf } from '../time-window.ts';
import { TimelineModel } from '../timeline-model.ts';
import { svgPicture } from './svg-picture.ts';
import { SvgSurface } from './svg-surface.ts';

const PARTS = {
  measure: (text: string) => 6 * text.length,
  addressOf: ({ width, height }: { readonly width: number; readonly height: number }) =>
    `data:image/png;base64,${width}x${height}`,
};

function sceneOf(steps: number): Scene {
  const model = new TimelineModel(fakeDescription, fakeTrace(5, steps), fakePlaces);
  model.extend(steps);
  model.setSignals(fakeSignals(5, 40, model.endTicks));
  return {
    model,
    geometry: layOut(fakeDescription, 700, 600),
    window: limitsOf(model.endTicks),
    theme: themeFrom((property) => (property === '--sans' ? '"A & B", sans-serif' : '#123456')),
    devicePxPerCssPx: 2,
    selectedStep: 30,
    focusedLane: -1,
    pointerTicks: null,
    injecting: false,
    settling: null,
  };
}

const WORDS = { title: 'A <run> & more', about: 'https://example.org/#a=1&b=2' };

describe('a picture of the timeline', () => {
  const text = svgPicture(sceneOf(60), WORDS, PARTS);

  it('is well-formed', () => {
    // Every tag is ended, or ends itself, in its place; no letter stands for markup.
    const open: string[] = [];
    const rest = text.replace(
      /<(\/?)([A-Za-z]+)((?: [\w-]+="[^"<>]*")*)(\/?)>/g,
      (_, end, name, __, empty) => {
        if (end !== '') expect(open.pop()).toBe(name);
        else if (empty === '') open.push(String(name));
        return '';
      },
    );
    expect(open).toEqual([]);
    expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('writes the names of lanes, groups and signals, and its own title', () => {
    const written = [...text.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
    for (const { id } of fakeDescription.threads) expect(written).toContain(id);
    for (const word of ['subcore 0', 'in_guest', 'TB − TOD']) expect(written).toContain(word);
    expect(text).toContain('<title>A &lt;run&gt; &amp; more</title>');
    expect(text).toContain('<desc>https://example.org/#a=1&amp;b=2</desc>');
  });

  it('has the lanes as images that are as wide as the plot, at twice its resolution', () => {
    const { plotWidthCssPx } = layOut(fakeDescription, 700, 600);
    const images = [...text.matchAll(/<image[^>]* width="(\d+)"[^>]*base64,(\d+)x/g)];
    expect(images.length).toBeGreaterThanOrEqual(fakeDescription.threads.length);
    for (const [, width, pixels] of images) expect(Number(pixels)).toBe(2 * Number(width));
    expect(images.some(([, width]) => Number(width) === plotWidthCssPx)).toBe(true);
  });

  it('is the same each time', () => {
    expect(svgPicture(sceneOf(60), WORDS, PARTS)).toBe(text);
  });
});

describe('SvgSurface', () => {
  it('gives back style, dash and clip', () => {
    const surface = new SvgSurface(PARTS);
    surface.fillStyle = 'rgb(1 2 3)';
    surface.save();
    surface.rect(0, 0, 10, 10);
    surface.clip();
    surface.fillStyle = '#fff';
    surface.globalAlpha = 0.5;
    surface.setLineDash([2, 3]);
    surface.fillRect(0, 0, 1, 1);
    surface.restore();
    surface.fillRect(0, 0, 2, 2);
    surface.beginPath();
    surface.moveTo(0, 0);
    surface.lineTo(1 / 3, 1);
    surface.stroke();
    expect(surface.elements).toEqual([
      '<clipPath id="clip-1"><path d="M0 0h10v10h-10Z"/></clipPath>',
      '<rect x="0" y="0" width="1" height="1" fill="#fff" fill-opacity="0.5" clip-path="url(#clip-1)"/>',
      '<rect x="0" y="0" width="2" height="2" fill="rgb(1,2,3)"/>',
      '<path d="M0 0L0.33 1" fill="none" stroke-width="1" stroke="#000"/>',
    ]);
  });

  it('draws a circle as one', () => {
    const surface = new SvgSurface(PARTS);
    surface.arc(5, 5, 2, 0, 2 * Math.PI);
    surface.fill();
    expect(surface.elements).toEqual(['<path d="M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 5" fill="#000"/>']);
  });
});
