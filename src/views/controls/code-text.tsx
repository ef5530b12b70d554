/**
 * Code as text: `local_paca->x` stays whole as long as a line has room for it, and is broken behind its
 * arrow where none has, and before it where that is too much as well. Left to itself, a browser breaks
 * after any hyphen.
 */
import type { ReactNode } from 'react';
import './code-text.css';

const EXPRESSION = /(\S*->\S*)/;
const UP_TO_ARROW = /(\S*?->)/;
const ARROW = /(->)/;

export function CodeText({ text }: { readonly text: string }) {
  return unbroken(text, EXPRESSION, (whole) =>
    unbroken(whole, UP_TO_ARROW, (start) => unbroken(start, ARROW, (arrow) => arrow)),
  );
}

/** The text, with what the pattern captures held together. */
function unbroken(text: string, pattern: RegExp, inside: (part: string) => ReactNode): ReactNode {
  return text.split(pattern).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className="code-text-unbroken">
        {inside(part)}
      </span>
    ),
  );
}
