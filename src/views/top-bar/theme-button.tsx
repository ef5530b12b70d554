/** Switches between dark and light; until it is used, the system decides. */
import { themeOf } from '../../store/look-slice.ts';
import { Icon } from '../controls/icon.tsx';
import { useActions, useScope } from '../use-scope.ts';

export function ThemeButton() {
  const theme = useScope(themeOf);
  const { toggleTheme } = useActions();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={`Switch to the ${other} theme`}
      title={`Switch to the ${other} theme (T)`}
      onClick={toggleTheme}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
