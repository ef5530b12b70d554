/** Gives text to the reader as a file to keep: a download that never leaves the page. */

export function saveFile(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The browser has begun to read it; what it reads stays until it is done.
  setTimeout(() => URL.revokeObjectURL(url));
}
