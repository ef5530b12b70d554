/** All models. A link or a file that names none is about the first. */
import type { ModelEntry } from './catalogue.ts';
import { power8 } from './power8/entry.ts';

export const registry: readonly ModelEntry[] = [power8];
