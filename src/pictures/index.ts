/** The pictures of the machines, by the model's id; each is loaded when its machine is opened. */
import type { Pictures } from '../views/picture-panel.tsx';

export const pictures: Pictures = {
  'power8-hmi': async () => (await import('./power8/core-panel.tsx')).CorePanel,
};
