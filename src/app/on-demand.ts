/** What only some visits need, loaded with the first log that is read, or the first file that is kept. */
import { Logs } from '../client/logs.ts';
import { Traces } from '../client/traces.ts';
import { createWorker } from './create-worker.ts';

export { saveFile } from './save-file.ts';

export const logs = new Logs(createWorker);
export const traces = new Traces(createWorker);
