/** The bar at the top: which scenario runs on which kernel, and what to do with it. */
import { useEffect, useId, useRef, useState } from 'react';
import { isOver } from '../../store/searches.ts';
import { HomeLink } from '../controls/home-link.tsx';
import { Icon } from '../controls/icon.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { LogButton } from './log-button.tsx';
import { HelpButton } from './help-button.tsx';
import { ScenarioSelect } from './scenario-select.tsx';
import { ScenarioSwitches } from './scenario-switches.tsx';
import { ThemeButton } from './theme-button.tsx';
import './top-bar.css';

export function TopBar() {
  // Only where the bar is too narrow for all of it.
  const [open, setOpen] = useState(false);
  const id = useId();
  const menu = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const close = () => {
      // What has the focus in it is hidden with it.
      menu.current?.focus();
      setOpen(false);
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    // What is pressed in it, or beside it, ends it; a list is still being chosen from.
    const closeByPress = ({ target }: Event) => {
      if (!(target instanceof Element) || target.closest('select, [role="radiogroup"]')) return;
      if (target.closest('.top-bar-rest') !== null) close();
      else if (target.closest('.top-bar-menu') === null) setOpen(false);
    };
    document.addEventListener('keydown', closeByKey);
    document.addEventListener('click', closeByPress);
    return () => {
      document.removeEventListener('keydown', closeByKey);
      document.removeEventListener('click', closeByPress);
    };
  }, [open]);
  return (
    <header className="top-bar">
      <h1>
        <HomeLink className="top-bar-home">Resync Scope</HomeLink>
      </h1>
      <button
        ref={menu}
        type="button"
        className="button top-bar-menu"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        Menu
      </button>
      <div id={id} className="top-bar-rest" data-open={open}>
        <ScenarioSelect />
        <ScenarioSwitches />
        <div className="top-bar-actions">
          <HistoryButtons />
          <ExploreButton />
          <CompareButton />
          <LogButton />
          <ThemeButton />
          <HelpButton />
        </div>
      </div>
      <ShareButton />
    </header>
  );
}

function HistoryButtons() {
  const canUndo = useScope((state) => state.past.length > 0 && !state.opening);
  const canRedo = useScope((state) => state.future.length > 0 && !state.opening);
  const { undo, redo } = useActions();
  return (
    <>
      <button
        type="button"
        className="button button-icon"
        aria-label="Undo"
        title="Undo the last change (Ctrl+Z)"
        disabled={!canUndo}
        onClick={() => void undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button button-icon"
        aria-label="Redo"
        title="Redo (Ctrl+Shift+Z)"
        disabled={!canRedo}
        onClick={() => void redo()}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}

function ExploreButton() {
  const searching = useScope((state) => state.searches.some((search) => !isOver(search)));
  const disabled = useScope((state) => state.run === null);
  const { setDialog } = useActions();
  return (
    <button
      type="button"
      className="button"
      title={`Search every order that the model knows of this scenario (X)${searching ? '; one is running' : ''}`}
      disabled={disabled}
      data-searching={searching}
      onClick={() => setDialog('explore')}
    >
      Explore
    </button>
  );
}

function CompareButton() {
  const comparing = useScope((state) => state.comparing);
  const disabled = useScope((state) => state.run === null);
  const { setComparing } = useActions();
  return (
    <button
      type="button"
      className="button"
      aria-pressed={comparing}
      data-opens="compare"
      title="This run beside another: without the edits, before a choice, or of other code (C)"
      disabled={disabled}
      onClick={() => setComparing(!comparing)}
    >
      Compare
    </button>
  );
}

function ShareButton() {
  const disabled = useScope((state) => state.run === null);
  const { setDialog } = useActions();
  return (
    <button
      type="button"
      className="button button-accent top-bar-share"
      title="Share this moment (S)"
      disabled={disabled}
      onClick={() => setDialog('share')}
    >
      Share
    </button>
  );
}
