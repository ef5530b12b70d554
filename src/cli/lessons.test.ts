import { describe, expect, it } from 'vitest';
import { allLibraries } from '../testing/all-libraries.ts';
import { terminalOf } from '../testing/terminal.ts';
import { reply } from './scope.ts';

const { answer, errorOf } = terminalOf((words) => reply(words, allLibraries));

describe('lessons', () => {
  it('works out one by its id, whichever machine it is about', async () => {
    const text = await answer('lessons', '--lesson', 'legal-stop');
    expect(text).toMatch(/^legal-stop: /);
    expect(text).toContain('(x) its kernel dies');
    expect(text).toContain('1 of 4 changes of settings:\n   - hosts.0.exit chained');
    expect(text).not.toContain('two-clocks');
  });

  it('refuses an id that is none', async () => {
    expect(await errorOf('lessons', '--lesson', 'legal-stp')).toBe(
      'there is no lesson "legal-stp"; did you mean legal-stop?',
    );
    expect(await errorOf('lessons', '--lesson', '')).toMatch(/^--lesson needs the id of a lesson/);
    expect(await errorOf('models', '--lesson', 'fuse')).toBe('models does not take --lesson');
  });
});

it('has the lessons as Markdown', async () => {
  const text = await answer('syllabus');
  expect(text).toContain('### 7. Is the fix complete?');
  expect(text).toContain('   Answer: ');
});
