/** Gives something to the reader as a file to keep: a download that never leaves the page. */

export function saveFile(fileName: string, content: string | Blob): void {
  const file = typeof content === 'string' ? new Blob([content], { type: 'text/plain' }) : content;
  const url = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The browser has begun to read it; what it reads stays until it is done.
  setTimeout(() => URL.revokeObjectURL(url));
}
