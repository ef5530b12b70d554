/** What the core's picture says, read back from its markup into numbers and marks. */

interface ThreadPicture {
  readonly id: string;
  readonly role: string;
  readonly place: string;
  readonly tone: string;
  readonly title: string;
  readonly acting: boolean;
}

interface SubcorePicture {
  readonly label: string;
  readonly acting: boolean;
  readonly tone: string;
  /** null where the kernel has none. */
  readonly inGuest: Flag | null;
  readonly ring: Ring;
  readonly level: string;
  readonly seconds: number;
  /** The offset that the warning names; null without a warning. */
  readonly owed: bigint | null;
  readonly tb: bigint;
  readonly minusTod: bigint;
  readonly leapt: boolean;
  readonly threads: readonly ThreadPicture[];
}

interface Flag {
  readonly value: number;
  readonly lit: boolean;
  readonly changed: boolean;
}

export interface Ring {
  readonly tone: string;
  /** Where the hand points: −0.5 .. 0.5 of a turn from the top, clockwise. */
  readonly turn: number;
  /** The way that the arc goes from the top; null where it has no length. */
  readonly way: 'clockwise' | 'counterclockwise' | null;
  readonly stopped: boolean;
}

export interface CorePicture {
  readonly tod: bigint;
  readonly subcores: readonly SubcorePicture[];
  readonly flags: FlagsPicture;
  readonly tfmr: TfmrPicture;
  readonly hmer: readonly LatchPicture[];
  readonly lastEvent: string;
  readonly guests: readonly string[];
}

interface FlagsPicture {
  /** All that is said. */
  readonly words: string;
  /** By bit, the highest first; none where the kernel has no such word. */
  readonly lit: readonly boolean[];
  /** null where the kernel has none. */
  readonly bit63: Flag | null;
}

interface TfmrPicture {
  readonly value: bigint;
  readonly alarms: readonly string[];
  readonly others: readonly string[];
  readonly calm: boolean;
}

interface LatchPicture {
  readonly id: string;
  readonly value: bigint;
  readonly names: readonly string[];
  readonly lit: boolean;
}

export function corePicture(panel: Element): CorePicture {
  return {
    tod: numberIn(panel.querySelector('.core-panel-tod')) ?? -1n,
    subcores: all(panel, '.subcore-card').map(subcorePicture),
    flags: flagsOf(one(panel, '.flags-word')),
    tfmr: tfmrOf(one(panel, '.tfmr-chips ul')),
    hmer: all(panel, '.hmer-row li').map(latchOf),
    lastEvent: text(panel, '.last-event-card'),
    guests: all(panel, '.groups-list dd').map((said) => said.textContent),
  };
}

function subcorePicture(card: Element): SubcorePicture {
  return {
    label: card.getAttribute('aria-label') ?? '',
    acting: isOn(card, 'acting'),
    tone: /subcore-card-(?!head|tb)(\w+)/.exec(card.className)?.[1] ?? '',
    inGuest: flagOf(one(card, '.in-guest-chip'), /^in_guest\[\d\] (\d+)/),
    ring: ringOf(one(card, '.tb-ring')),
    level: text(card, '.subcore-card-level'),
    seconds: secondsOf(text(card, '.subcore-card-words .value-button')),
    owed: numberOf(card.querySelector('.owed-warning .mono')?.getAttribute('title')),
    tb: BigInt(hexDigits(one(card, '.subcore-card-values > div').getAttribute('title') ?? '')),
    minusTod: numberOf(one(card, '.subcore-card-words .dim').getAttribute('title')) ?? -1n,
    leapt: card.querySelector('.subcore-card-words .changed-mark') !== null,
    threads: all(card, '.thread-chip').map((chip) => ({
      id: text(chip, 'b'),
      role: text(chip, '.thread-chip-role'),
      place: text(chip, '.thread-chip-place'),
      tone: /tone-(?!tone)(\w+)$/.exec(one(chip, '.tone').className)?.[1] ?? '',
      title: chip.getAttribute('title') ?? '',
      acting: isOn(chip, 'acting'),
    })),
  };
}

function flagsOf(word: Element): FlagsPicture {
  const value = word.querySelector('.flags-word-value');
  const lit = [...(word.querySelector('.flags-word-bits')?.children ?? [])];
  return {
    words: word.textContent,
    lit: lit.map((bit) => isOn(bit, 'on')),
    bit63: value === null ? null : flagOf(value, /^bit 63 = (\d+)/),
  };
}

function tfmrOf(chips: Element): TfmrPicture {
  const items = [...chips.children];
  const said = (alarm: 'true' | 'false') =>
    items
      .filter((item) => item.getAttribute('data-alarm') === alarm)
      .map((item) => item.textContent.trim());
  return {
    value: BigInt(hexDigits(chips.getAttribute('title') ?? '')),
    alarms: said('true'),
    others: said('false'),
    calm: items.some((item) => item.textContent === 'no error bits'),
  };
}

function latchOf(item: Element): LatchPicture {
  const [value = '', ...names] = (item.getAttribute('title') ?? '').replaceAll(',', '').split(' ');
  return {
    id: item.querySelector('button')?.firstChild?.textContent ?? '',
    value: BigInt(hexDigits(value)),
    names,
    lit: isOn(item, 'on'),
  };
}

function flagOf(element: Element, pattern: RegExp): Flag | null {
  const value = pattern.exec(element.textContent)?.[1];
  if (value === undefined) return null;
  const changed = element.querySelector('.changed-mark') !== null;
  return { value: Number(value), lit: isOn(element, 'on'), changed };
}

/** A number in what an element says: `−0x10_0000_0000`, `…1d2c_5a3b_1790`. */
function numberIn(element: Element | null): bigint | null {
  return numberOf(element?.textContent);
}

function numberOf(said: string | null | undefined): bigint | null {
  const [, minus, digits] = /([−-]?)(?:0x|…)([0-9a-f_]+)/.exec(said ?? '') ?? [];
  if (digits === undefined) return null;
  const value = BigInt(hexDigits(digits));
  return minus === '' ? value : -value;
}

function text(within: Element, selector: string): string {
  return one(within, selector).textContent.trim();
}

function ringOf(ring: Element): Ring {
  const [, , width = 0, height = 0] = (ring.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const hand = one(ring, '.tb-ring-hand');
  const at = (name: string) => Number(hand.getAttribute(name));
  const turn = Math.atan2(at('cx') - width / 2, height / 2 - at('cy')) / (2 * Math.PI);
  const arc = ring.querySelector('.tb-ring-arc')?.getAttribute('d') ?? null;
  // M x y A rx ry rotation large sweep x y
  const words = arc?.split(' ') ?? [];
  const [endX = NaN, endY = NaN] = words.slice(-2).map(Number);
  if (arc !== null && !(Math.hypot(endX - at('cx'), endY - at('cy')) < 0.02))
    throw new Error(`the arc does not end at the hand: ${arc}`);
  return {
    tone: ring.getAttribute('data-tone') ?? '',
    turn,
    way: arc === null ? null : words.at(-3) === '1' ? 'clockwise' : 'counterclockwise',
    stopped: text(ring, 'text') !== 'TB',
  };
}

function secondsOf(words: string): number {
  const [, sign, size, unit = ''] = /^([+−]?)([\d.]+) (s|ms|µs)$/.exec(words) ?? [];
  const scale = { s: 1, ms: 1e-3, µs: 1e-6 }[unit] ?? NaN;
  return Number(size) * scale * (sign === '−' ? -1 : 1);
}

const hexDigits = (said: string): string =>
  `0x${said.replace('0x', '').replaceAll('_', '').trim()}`;

const isOn = (element: Element, name: string): boolean =>
  element.getAttribute(`data-${name}`) === 'true';

const all = (within: Element, selector: string): Element[] => [
  ...within.querySelectorAll(selector),
];

function one(within: Element, selector: string): Element {
  const found = within.querySelector(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}
