/** How far a search in the terminal goes unless told otherwise. */
export const MAX_STATES = 20_000_000;
export const MAX_MEGABYTES = 2000;
