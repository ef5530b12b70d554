/** The survey of the POWER8 core: what the exhaustive search says of Linux 4.8. */
import { defined } from '../../../base/assert.ts';
import type { Page, Survey } from '../../survey.ts';
import { entryOf, entryText, type Entry } from './entry.ts';
import { MAX_STATES, surveyPage } from './page.ts';
import { surveyGroups } from './rows.ts';

const rows = surveyGroups().flatMap((group) => group.rows);

export const survey: Survey = { rows, maxStates: MAX_STATES, begin };

function begin(): Page {
  const entries: Entry[] = [];
  return {
    add({ id }, found, runs) {
      const row = rows.find((one) => one.id === id);
      const entry = entryOf(defined(row, id), found, runs);
      entries.push(entry);
      return entryText(entry);
    },
    lines: () => surveyPage(entries),
  };
}
