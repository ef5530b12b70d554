/** What is loaded with the first log. */
export { MODEL } from '../../decode/plans/index.ts';
export { LogReader } from '../../decode/reader.ts';
export { reproduced, runsOf } from './reproduce.ts';
