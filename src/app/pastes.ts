/** Text that is pasted, or a file that is dropped, anywhere on the page, but for where it is typed into a field. */
import type { Scope } from '../store/create-scope.ts';

export function takePastes(scope: Scope, page: Document): void {
  const takes = (): boolean => {
    const { dialog } = scope.getState();
    return dialog === null || dialog === 'log';
  };
  page.addEventListener('paste', (event) => {
    const { target, clipboardData } = event;
    const isTyped = target instanceof Element && target.closest('input, textarea') !== null;
    if (event.defaultPrevented || isTyped || clipboardData === null || !takes()) return;
    const text = clipboardData.getData('text/plain');
    const [file] = clipboardData.files;
    if (file === undefined && text.trim() === '') return;
    event.preventDefault();
    if (file === undefined) scope.getState().takeText(text);
    else void scope.getState().takeFile(file, file.name);
  });
  page.addEventListener('dragover', (event) => {
    // Without this the browser would leave the page for the file.
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  page.addEventListener('drop', (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file === undefined) return;
    event.preventDefault();
    if (takes()) void scope.getState().takeFile(file, file.name);
  });
}
