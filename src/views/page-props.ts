/** What the page is given: what a browser offers, and the pictures of another room. */
import type { OpenDialogProps } from './open-dialog.tsx';
import type { Pictures } from './pictures.ts';

export interface PageProps extends OpenDialogProps {
  /** The browser's name and version, for a report. */
  readonly browser: string;
  readonly pictures: Pictures;
}
