/** Where a lesson has its id, in addresses and in what is kept: an exam is opened like one. */
export const EXAM = 'exam';
