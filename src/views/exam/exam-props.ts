/** What the exam is given: what the page is, and what a lesson needs, which has come. */
import type { PageProps, Teaching } from '../page-props.ts';

export interface ExamProps extends PageProps {
  readonly teaching: Teaching;
}
