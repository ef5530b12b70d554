/** What the page gives to the reader as files; loaded with the first of them. */
import { Traces } from '../client/traces.ts';
import { createWorker } from './create-worker.ts';

export { saveFile } from './save-file.ts';

export const traces = new Traces(createWorker);
