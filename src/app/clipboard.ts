/**
 * Puts text on the clipboard. Pages over plain http have no `navigator.clipboard`, and it may refuse;
 * then the browser's own copy command is given the text.
 */

/** What of a browser is needed; parts of it may be missing. */
export interface CopyingPage {
  readonly navigator: Pick<Navigator, 'clipboard'>;
  readonly document: CommandedDocument;
}

/** Named here, for the library calls the command obsolete. */
interface CommandedDocument {
  execCommand(command: 'copy'): boolean;
  addEventListener(type: 'copy', listener: (event: ClipboardEvent) => void, capture: true): void;
  removeEventListener(type: 'copy', listener: (event: ClipboardEvent) => void, capture: true): void;
}

/** Rejects where the clipboard is closed to the page. */
export async function copyText(text: string, page: CopyingPage = window): Promise<void> {
  try {
    await page.navigator.clipboard.writeText(text);
  } catch {
    if (!copyByCommand(text, page.document))
      throw new Error('the clipboard is closed to this page');
  }
}

/** Whether the text was taken. */
function copyByCommand(text: string, document: CommandedDocument): boolean {
  let taken = false;
  const give = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener('copy', give, true);
  try {
    return document.execCommand('copy') && taken;
  } finally {
    document.removeEventListener('copy', give, true);
  }
}
