/** What searches say, wherever they do: one part of the page, loaded with the first search. */
export { CheckAnswer } from './check-answer.tsx';
export { HereAnswer } from './here-answer.tsx';
export { SpokenAnswer } from './spoken-answer.tsx';
export { WhyAnswer } from './why-answer.tsx';
