/** Whichever dialog is open; each is loaded when it is first asked for. */
import { DialogLater } from './controls/dialog-later.tsx';
import type { ExploreDialogProps } from './explore/explore-dialog.tsx';
import { useScope } from './use-scope.ts';

const loadShare = async () => (await import('./share/share-dialog.tsx')).ShareDialog;
const loadSettings = async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog;
const loadExplore = async () => (await import('./explore/explore-dialog.tsx')).ExploreDialog;
const loadLog = async () => (await import('./logs/log-dialog.tsx')).LogDialog;
const loadShortcuts = async () =>
  (await import('./shortcuts/shortcuts-dialog.tsx')).ShortcutsDialog;

export interface OpenDialogProps extends ExploreDialogProps {
  /** Loads the whole page again. */
  readonly reload: () => void;
  /** The page's address without its hash. */
  readonly address: string;
}

export function OpenDialog({ address, copy, loadFiles, reload }: OpenDialogProps) {
  const dialog = useScope((state) => state.dialog);
  switch (dialog) {
    case null:
      return null;
    case 'share':
      return (
        <DialogLater
          title="Share"
          load={loadShare}
          with={{ address, copy, loadFiles }}
          reload={reload}
        />
      );
    case 'settings':
      return (
        <DialogLater
          title="Scenario settings"
          load={loadSettings}
          with={{ copy }}
          reload={reload}
        />
      );
    case 'explore':
      return (
        <DialogLater
          title="Explore"
          load={loadExplore}
          with={{ loadFiles, copy }}
          reload={reload}
        />
      );
    case 'log':
      return <DialogLater title="Paste a log" load={loadLog} with={{}} reload={reload} />;
    case 'shortcuts':
      return (
        <DialogLater
          title="Help: picture, words, shortcuts"
          load={loadShortcuts}
          with={{}}
          reload={reload}
        />
      );
  }
}
