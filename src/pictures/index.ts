/** The pictures of the machines, by the model's id; each is loaded when its machine is shown. */
import type { Pictures } from '../views/pictures.ts';

export const pictures: Pictures = {
  'power8-hmi': {
    panel: async () => (await import('./power8/core-panel.tsx')).CorePanel,
    card: async () => (await import('./power8/card/card-figure.tsx')).CardFigure,
  },
  'tb-offset': {
    place: 'stage',
    panel: async () => (await import('./tb-offset/offset-panel.tsx')).OffsetPanel,
    card: async () => (await import('./tb-offset/card/card-figure.tsx')).OffsetFigure,
  },
  decrementer: {
    place: 'stage',
    panel: async () => (await import('./decrementer/timer-panel.tsx')).TimerPanel,
    card: async () => (await import('./decrementer/card/card-figure.tsx')).CardFigure,
  },
  'guest-stop': {
    place: 'stage',
    panel: async () => (await import('./guest-stop/guest-panel.tsx')).GuestPanel,
    card: async () => (await import('./guest-stop/card/card-figure.tsx')).CardFigure,
  },
  'arm-vtimer': {
    place: 'stage',
    panel: async () => (await import('./arm-vtimer/vtimer-panel.tsx')).VtimerPanel,
    card: async () => (await import('./arm-vtimer/card/card-figure.tsx')).VtimerFigure,
  },
};
