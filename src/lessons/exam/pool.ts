/** All questions of the exam. One that has been in a sitting is never changed: a new one gets a new id. */
import { COMPANIONS } from './companions.ts';
import { CORE_PREDICTS } from './core-predicts.ts';
import { CORE_RUNS } from './core-runs.ts';
import type { ExamItem } from './exam-item.ts';

export const POOL: readonly ExamItem[] = [...CORE_PREDICTS, ...CORE_RUNS, ...COMPANIONS];
