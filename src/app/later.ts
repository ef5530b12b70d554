/** What follows the page once there is something to see: nobody needs it before, and it would be in the way. */
import type { Scope } from '../store/create-scope.ts';
import { workOffline } from './offline.ts';
import { takePastes } from './pastes.ts';
import { followThemeColour } from './theme-colour.ts';

export function followLater(scope: Scope): void {
  takePastes(scope, document);
  followThemeColour(scope, document);
  // The built page alone: sources are served as they are, and one file is on the device already.
  if (import.meta.env.MODE === 'production') void workOffline(scope);
}
