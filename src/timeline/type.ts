/** Sizes of type on the canvas, in CSS pixels: those of the page (`theme.css`), and no other. */
export const TYPE = { label: 12, text: 14, lead: 18, amount: 28 } as const;
