/** What is drawn along the way where something happens, and the words beside it. */
import type { Description } from '../../../protocol/description.ts';
import type { Geometry } from './geometry.ts';
import type { Box, Tone, Wanted } from './labels.ts';
import type { Happening, Lane, Stop, Story } from './story.ts';

/** `comes`: an arrow from above to where the vCPU is; `line`: through all lanes; `ring`: where a party decides. */
type Look = 'comes' | 'missed' | 'line' | 'ring' | 'cross';

interface Kind {
  readonly look: Look;
  readonly lane: Lane;
  readonly tone: Tone;
}

const KINDS: Readonly<Record<string, Kind>> = {
  offered: { look: 'line', lane: 'qemu', tone: 'warn' },
  'not-offered': { look: 'line', lane: 'qemu', tone: 'dim' },
  'not-started': { look: 'ring', lane: 'qemu', tone: 'bad' },
  wake: { look: 'comes', lane: 'guest', tone: 'good' },
  missed: { look: 'missed', lane: 'guest', tone: 'bad' },
  kicked: { look: 'comes', lane: 'guest', tone: 'dim' },
  'bad-instruction': { look: 'comes', lane: 'guest', tone: 'warn' },
  'host-lite': { look: 'ring', lane: 'kvm', tone: 'warn' },
  'psscr-written': { look: 'ring', lane: 'kvm', tone: 'plain' },
  blocked: { look: 'ring', lane: 'kvm', tone: 'plain' },
  ceded: { look: 'ring', lane: 'kvm', tone: 'plain' },
  emulated: { look: 'ring', lane: 'kvm', tone: 'warn' },
  queued: { look: 'ring', lane: 'kvm', tone: 'bad' },
  'to-userspace': { look: 'ring', lane: 'qemu', tone: 'bad' },
  moved: { look: 'ring', lane: 'qemu', tone: 'plain' },
  'move-refused': { look: 'ring', lane: 'qemu', tone: 'warn' },
  dead: { look: 'cross', lane: 'guest', tone: 'bad' },
};

export interface Mark extends Happening, Kind {
  readonly key: string;
  /** e.g. `EC = 1`. */
  readonly words: string;
  /** In full, for whoever points at it. */
  readonly title: string;
}

export function marksOf(story: Story, description: Description): readonly Mark[] {
  return story.happenings.flatMap((one) => {
    const kind = KINDS[one.event];
    const info = description.events.find(({ id }) => id === one.event);
    if (kind === undefined || info === undefined) return [];
    const words = info.short ?? info.label;
    const mark: Mark = {
      ...one,
      ...kind,
      key: `${one.event} ${String(one.step)}`,
      words,
      title: `Step ${String(one.step)}: ${info.label}`,
    };
    return [
      one.event === 'psscr-written' ? { ...mark, ...entryOf(story, description, one) } : mark,
    ];
  });
}

/** Of an entry: what a stop will go by, and its colour. */
function entryOf(
  { readings, stands }: Story,
  { readings: infos = [], groups, registers }: Description,
  { step, event }: Happening,
): Partial<Mark> {
  const reading = readings.find((one) => one.step === step && infos[one.of]?.event === event);
  const host = groups[stands.find((one) => one.step === step)?.host ?? 0];
  const id = `${host?.id ?? ''}.psscr`;
  const at = infos[reading?.of ?? -1]?.registers.indexOf(id) ?? -1;
  const value = reading?.values[at];
  const fields = registers.find((one) => one.id === id)?.fields ?? [];
  if (value === undefined) return { words: '' };
  const set = fields.filter(
    ({ name, shift }) => TRAPS.includes(name) && ((value >> BigInt(shift)) & 1n) === 1n,
  );
  return set.length === 0
    ? { words: 'EC = 0', tone: 'good' }
    : { words: set.map(({ name }) => `${name} = 1`).join(', '), tone: 'warn' };
}

/** Fields of PSSCR with which a stop of the guest traps. */
export const TRAPS = ['ESL', 'EC'];

/** A stop is drawn as a box before its step. */
export const BOX = { width: 46, height: 24 } as const;

export function boxOfStop({ step }: Stop, geometry: Geometry): Box {
  const right = geometry.x(step - 1) + 4;
  const y = geometry.y('guest');
  return {
    left: right - BOX.width,
    right,
    top: y - BOX.height / 2,
    bottom: y + BOX.height / 2,
  };
}

export const RING = 5.5;

/** Where a trap leaves the guest, on its way down. */
export const trapAt = ({ step }: Stop, geometry: Geometry) => ({
  x: geometry.x(step - 0.5),
  y: geometry.y('hardware'),
});

/** What no words may stand upon. */
export function takenBy(story: Story, marks: readonly Mark[], geometry: Geometry): readonly Box[] {
  const { x, y } = geometry;
  const around = (left: number, right: number, a: number, b: number): Box => ({
    left: left - 3,
    right: right + 3,
    top: Math.min(a, b) - 5,
    bottom: Math.max(a, b) + 5,
  });
  const legs = story.stands.flatMap((b, i) => {
    const a = story.stands[i - 1];
    return a === undefined ? [] : [around(x(a.step), x(b.step), y(a.lane), y(b.lane))];
  });
  const rings = marks
    .filter(({ look }) => look === 'ring' || look === 'cross')
    .map(({ step, lane }) => around(x(step) - RING, x(step) + RING, y(lane), y(lane)));
  const arrows = marks
    .filter(({ look }) => look === 'comes' || look === 'missed')
    .map(({ step }) => around(x(step - 0.5), x(step - 0.5), geometry.above + 8, y('guest')));
  return [...legs, ...rings, ...arrows, ...story.stops.map((one) => boxOfStop(one, geometry))];
}

/** Words of marks, the latest first. */
export function wordsOf(marks: readonly Mark[], geometry: Geometry): readonly Wanted[] {
  return marks
    .toSorted((a, b) => b.step - a.step)
    .filter(({ words, look }) => words !== '' && look !== 'cross')
    .map(({ key, words, tone, ...mark }) => ({
      key,
      text: words,
      tone,
      spots: spotsOf(mark, geometry),
    }));
}

function spotsOf({ look, lane, step }: Omit<Mark, 'key' | 'words' | 'tone'>, geometry: Geometry) {
  const { x, y, above } = geometry;
  const at = x(look === 'comes' || look === 'missed' ? step - 0.5 : step);
  if (look === 'line') return [{ x: at + 6, y: above, anchor: 'start' as const }];
  if (look !== 'ring')
    return (['middle', 'start', 'end'] as const).map((anchor) => ({ x: at, y: above, anchor }));
  const level = y(lane);
  return [18, -10].flatMap((by) =>
    (['middle', 'start', 'end'] as const).map((anchor) => ({ x: at, y: level + by, anchor })),
  );
}
