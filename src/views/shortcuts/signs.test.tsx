// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { defined } from '../../base/assert.ts';
import { openScope } from '../../testing/pretend/scope.ts';
import { showInScope } from '../../testing/in-scope.tsx';
import { Signs } from './signs.tsx';

it('says what each sign stands for, that of a broken invariant, too, which is no event', async () => {
  const { scope, state } = await openScope();
  const { description } = defined(state().run, 'a run').opened;
  expect(description.events.map(({ marker }) => marker)).not.toContain('violation');
  const signs = showInScope(scope, <Signs description={description} />);
  const words = [...signs.querySelectorAll('[data-kind]')].map((sign) => [
    sign.getAttribute('data-kind'),
    sign.parentElement?.textContent.replace(sign.textContent, ''),
  ]);
  expect(words).toContainEqual(['violation', 'invariant broken']);
  expect(words).toContainEqual(['owner', 'bit 63 won']);
  expect(words.map(([kind]) => kind)).not.toContain('beam');
});
