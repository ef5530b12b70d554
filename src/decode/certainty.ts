/** How sure a sentence is, which it says first. */

/** It follows from the bits, or stands there. */
export const certain = (sentence: string): string => `certain: ${sentence}`;
/** The only explanation that the sources know. */
export const likely = (sentence: string): string => `likely: ${sentence}`;
/** One explanation of several. */
export const guess = (sentence: string): string => `guess: ${sentence}`;
/** It cannot be read, and why. */
export const no = (sentence: string): string => `no: ${sentence}`;
