/** What stands above an exam: which sitting, and the ways out. */
import type { ReactNode } from 'react';
import { HomeLink } from '../controls/home-link.tsx';
import { ThemeButton } from '../top-bar/theme-button.tsx';

interface Props {
  /** Of the sitting; left out before there is one. */
  readonly number?: number;
  readonly children?: ReactNode;
}

export function ExamBar({ number, children }: Props) {
  return (
    <header className="lesson-bar">
      <h1>
        <HomeLink className="lesson-bar-home">Resync Scope</HomeLink>
      </h1>
      {number !== undefined && <p className="lesson-bar-place dim">Exam, sitting {number}</p>}
      {children}
      <div className="lesson-bar-actions">
        <ThemeButton />
        <HomeLink className="button">Leave</HomeLink>
      </div>
    </header>
  );
}
