/** The page's few pictograms, drawn on a 16 by 16 grid in the text's colour. */

const PATHS = {
  start: 'M3 3h2v10H3zM13 3v10L6 8z',
  end: 'M11 3h2v10h-2zM3 3v10l7-5z',
  back: 'M11 3v10L4 8z',
  forward: 'M5 3v10l7-5z',
  previousEvent: 'M8.5 3v10L2.5 8zM11.5 5.2 14.3 8l-2.8 2.8L8.7 8z',
  nextEvent: 'M7.5 3v10l6-5zM4.5 5.2 7.3 8l-2.8 2.8L1.7 8z',
  play: 'M4 2.5v11L13 8z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  bolt: 'M9.5 1 3 9h4l-1 6 7-8.5H8.6z',
  undo: 'M6.5 2 2 6l4.5 4V7.5c3 0 5 1 6.5 4-.3-4-2.4-7-6.5-7z',
  redo: 'M9.5 2 14 6l-4.5 4V7.5c-3 0-5 1-6.5 4 .3-4 2.4-7 6.5-7z',
  sliders:
    'M2 4h6.2a2 2 0 0 1 3.6 0H14v1.5h-2.2a2 2 0 0 1-3.6 0H2zM2 10.5h2.2a2 2 0 0 1 3.6 0H14V12H7.8a2 2 0 0 1-3.6 0H2z',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM7.3 1h1.4v2.5H7.3zM7.3 12.5h1.4V15H7.3zM1 7.3h2.5v1.4H1zM12.5 7.3H15v1.4h-2.5zM2.6 3.6l1-1 1.8 1.8-1 1zM10.6 11.6l1-1 1.8 1.8-1 1zM3.6 13.4l-1-1 1.8-1.8 1 1zM11.6 5.4l-1-1 1.8-1.8 1 1z',
  moon: 'M6.5 1.6A6.5 6.5 0 1 0 14.4 9.5 5.2 5.2 0 0 1 6.5 1.6z',
  log: 'M2 2h12v1.6H2zM2 5.5h8v1.6H2zM2 9h12v1.6H2zM2 12.5h6v1.6H2z',
  close:
    'M3.4 2.3 8 6.9l4.6-4.6 1.1 1.1L9.1 8l4.6 4.6-1.1 1.1L8 9.1l-4.6 4.6-1.1-1.1L6.9 8 2.3 3.4z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
