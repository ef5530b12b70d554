// `npm run rooms`: what stands in the table of the rooms (config/layers.mjs), put where people read it:
// a line in every room's README, and a drawing in docs. Its test says where that is not up to date.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { engineLayers, layers, mainThreadLayers } from '../config/layers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = Object.keys(layers).filter((name) => existsSync(join(root, 'src', name)));
/** Helpers of tests belong to no floor of the house. */
const floors = names.filter((name) => name !== 'testing');

/** @typedef {{ path: string, text: string }} Page */

const PLAIN_NAMES = { react: 'React', 'react-dom': 'React DOM', node: 'Node' };

/** The line of a room's README. @param {string} name */
export function importsLine(name) {
  const { from = [], types = [], packages = [] } = layers[name] ?? {};
  const parts = [
    ...from.filter((one) => names.includes(one)).map((one) => `\`${one}\``),
    ...types.map((one) => `types of \`${one}\``),
    ...packages
      .filter((one) => !one.startsWith('@types/'))
      .map((one) => PLAIN_NAMES[/** @type {keyof typeof PLAIN_NAMES} */ (one)] ?? one),
  ];
  return `May import: ${parts.length === 0 ? 'nothing' : parts.join(', ')}.`;
}

/** What a room may import, directly or by others. @param {string} name @returns {Set<string>} */
function reach(name) {
  const { from = [], types = [] } = layers[name] ?? {};
  const direct = [...from, ...types].filter((one) => floors.includes(one));
  return new Set(direct.flatMap((one) => [one, ...reach(one)]));
}

/** Rooms that it rests upon, without those that another of them rests upon already. @param {string} name */
function below(name) {
  const { from = [], types = [] } = layers[name] ?? {};
  const direct = [...from, ...types].filter((one) => floors.includes(one));
  return direct.filter((one) => !direct.some((other) => other !== one && reach(other).has(one)));
}

/** Floors from the ground up. @param {string} name @returns {number} */
const floorOf = (name) => Math.max(0, ...[...below(name)].map((one) => floorOf(one) + 1));

const BOX = { width: 108, height: 36, gapX: 28, gapY: 44, margin: 24 };

/** @param {string} name */
function kindOf(name) {
  if (mainThreadLayers.includes(name)) return { label: 'on the page', fill: '#dbeafe' };
  if (engineLayers.includes(name)) return { label: 'the engine', fill: '#dcfce7' };
  return { label: 'beside both', fill: '#f1f5f9' };
}

/** The house as SVG: each room above those that it rests upon. */
export function drawing() {
  const rows = /** @type {string[][]} */ ([]);
  for (const name of floors) (rows[floorOf(name)] ??= []).push(name);
  const { width, height, gapX, gapY, margin } = BOX;
  const most = Math.max(...rows.map((row) => row.length));
  const fullWidth = 2 * margin + most * (width + gapX) - gapX;
  const fullHeight = 2 * margin + rows.length * (height + gapY) - gapY + 40;
  /** @type {Map<string, { x: number, y: number }>} */
  const places = new Map();
  rows.forEach((row, floor) => {
    const rowWidth = row.length * (width + gapX) - gapX;
    row.forEach((name, i) => {
      places.set(name, {
        x: (fullWidth - rowWidth) / 2 + i * (width + gapX),
        y: margin + (rows.length - 1 - floor) * (height + gapY),
      });
    });
  });
  const at = (/** @type {string} */ name) => places.get(name) ?? { x: 0, y: 0 };
  const lines = floors.flatMap((name) =>
    below(name).map((other) => {
      const [a, b] = [at(name), at(other)];
      const [x1, y1, x2, y2] = [a.x + width / 2, a.y + height, b.x + width / 2, b.y];
      const bend = (y1 + y2) / 2;
      return `<path d="M${x1} ${y1}C${x1} ${bend} ${x2} ${bend} ${x2} ${y2}" fill="none" stroke="#94a3b8"/>`;
    }),
  );
  const boxes = floors.map((name) => {
    const { x, y } = at(name);
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${kindOf(name).fill}" stroke="#475569"/>` +
      `<text x="${x + width / 2}" y="${y + 23}" text-anchor="middle">${name}</text>`
    );
  });
  const kinds = [...new Map(floors.map((name) => [kindOf(name).label, kindOf(name)])).values()];
  const legend = kinds.map(
    ({ label, fill }, i) =>
      `<rect x="${margin + i * 130}" y="${fullHeight - 34}" width="14" height="14" rx="3" fill="${fill}" stroke="#475569"/>` +
      `<text x="${margin + 20 + i * 130}" y="${fullHeight - 22}">${label}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${fullWidth} ${fullHeight}" width="${fullWidth}" height="${fullHeight}" font-family="Inter, Segoe UI, DejaVu Sans, sans-serif" font-size="13" fill="#0f172a">`,
    '<title>The rooms of the source: each rests upon those below it that a line leads to</title>',
    `<rect width="${fullWidth}" height="${fullHeight}" fill="#ffffff"/>`,
    ...lines,
    ...boxes,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

/** Every page as it should be. @returns {Page[]} */
export function pages() {
  const readmes = names.flatMap((name) => {
    const path = join(root, 'src', name, 'README.md');
    const text = readFileSync(path, 'utf8');
    return text.includes('May import:')
      ? [{ path, text: text.replace(/^May import:.*$/m, importsLine(name)) }]
      : [];
  });
  return [...readmes, { path: join(root, 'docs', 'rooms.svg'), text: drawing() }];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { path, text } of pages()) writeFileSync(path, text);
