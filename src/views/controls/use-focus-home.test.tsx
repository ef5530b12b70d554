// @vitest-environment happy-dom
// Where the focus goes when the button that has it goes.
import { act, useState } from 'react';
import { expect, it } from 'vitest';
import { showInScope } from '../../testing/in-scope.tsx';
import { openScope } from '../../testing/pretend/scope.ts';
import { useFocusHome } from './use-focus-home.ts';

function Goer({ onPress }: { readonly onPress: () => void }) {
  return <button ref={useFocusHome()} type="button" onClick={onPress} />;
}

/** The button goes when it is pressed, alone or with what is around it. */
function Around({ isAlone }: { readonly isAlone: boolean }) {
  const [isThere, setIsThere] = useState(true);
  return (
    <main tabIndex={-1}>
      {(isThere || isAlone) && (
        <section tabIndex={-1}>{isThere && <Goer onPress={() => setIsThere(false)} />}</section>
      )}
    </main>
  );
}

it.each([
  ['what is nearest around it', true, 'SECTION'],
  ['what is around that, where it goes as well', false, 'MAIN'],
])('is %s', async (_what, isAlone, home) => {
  const { scope } = await openScope();
  const host = showInScope(scope, <Around isAlone={isAlone} />);
  const button = host.querySelector('button');
  await act(async () => {
    button?.focus();
    button?.click();
    await Promise.resolve();
  });
  expect(button?.isConnected).toBe(false);
  expect(document.activeElement?.tagName).toBe(home);
});
