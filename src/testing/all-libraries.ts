/** Every model in the registry, loaded. */
import { registry } from '../models/registry.ts';
import { Libraries } from '../worker/libraries.ts';

export const allLibraries = new Libraries(registry);
await Promise.all(registry.map(({ id }) => allLibraries.load(id)));
