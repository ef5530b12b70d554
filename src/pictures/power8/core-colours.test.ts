// @vitest-environment happy-dom
// The colours of the core's picture, as the browser works them out from the style sheets.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';

const SHEETS = [
  ...['../../views/theme.css', 'subcore-card.css', 'in-guest-chip.css', 'tb-ring.css'],
  ...['flags-word.css', 'hmer-row.css', 'tfmr-chips.css'],
];

beforeAll(() => {
  document.head.innerHTML = SHEETS.map((sheet) => {
    const css = readFileSync(new URL(sheet, `file://${import.meta.dirname}/`), 'utf8');
    return `<style>${css}</style>`;
  }).join('');
});

/** The value of a property of the first element of `html` that has `selector`. */
function styleOf(html: string, selector: string, property: string): string {
  document.body.innerHTML = html;
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return getComputedStyle(element).getPropertyValue(property);
}

const themed = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

describe('a flag that is set', () => {
  const chip = (on: boolean) =>
    styleOf(`<span class="in-guest-chip" data-on="${on}"></span>`, 'span', 'border-top-color');

  it('in_guest has the colour of guests while it is set, and none while it is clear', () => {
    expect(chip(true)).toBe(themed('signal-guest'));
    expect(chip(false)).toBe(themed('line-strong'));
    expect(chip(true)).not.toBe(chip(false));
  });

  it.each([
    ['bit 63 among the bits', 'flags-word-bits', 'span', 'background-color', 'accent'],
    ['HMER', 'hmer-row', 'li', 'color', 'tone-wait-text'],
  ])('%s stands out', (_, around, element, property, colour) => {
    const at = (on: boolean) =>
      styleOf(
        `<div class="${around}"><${element} data-on="${on}"></${element}></div>`,
        element,
        property,
      );
    expect(at(true)).toBe(themed(colour));
    expect(at(false)).not.toBe(themed(colour));
  });
});

describe('a ring', () => {
  const ring = (tone: string, property = 'stroke', part = 'tb-ring-arc') =>
    styleOf(
      `<article class="subcore-card subcore-card-${tone}"><svg class="tb-ring" data-tone="${tone}">
        <circle class="tb-ring-track"></circle><path class="tb-ring-arc"></path></svg></article>`,
      `.${part}`,
      property,
    );

  it.each([
    ['host', 'signal-host'],
    ['guest', 'signal-guest'],
    ['stopped', 'signal-wrong'],
    ['wrong', 'signal-wrong'],
  ])('of %s time has its colour', (tone, colour) => {
    expect(ring(tone)).toBe(themed(colour));
  });
});
