/** What covers the slide: nothing but black, the code of the moment, or the picture of the machine. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { whyNotShared } from './link.ts';
import { QrCode } from './qr-code.tsx';

export type Covering = 'blank' | 'code' | 'picture';

interface Props {
  readonly covering: Covering;
  readonly link: string;
  readonly onClose: () => void;
  /** The picture. */
  readonly children: ReactNode;
}

export function Cover({ covering, link, onClose, children }: Props) {
  switch (covering) {
    case 'blank':
      return <Blank onClose={onClose} />;
    case 'code':
      return <Code link={link} onClose={onClose} />;
    case 'picture':
      return <Picture>{children}</Picture>;
  }
}

function Blank({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <button
      ref={useFocus<HTMLButtonElement>()}
      type="button"
      className="presenter-blank"
      aria-label="The screen is blank. Any key brings it back."
      onClick={onClose}
    />
  );
}

function Code({ link, onClose }: Pick<Props, 'link' | 'onClose'>) {
  const trouble = whyNotShared(link);
  return (
    <section className="presenter-cover" aria-label="Code of this card">
      <QrCode link={link} label="Code of the link to this card" />
      <p className="presenter-cover-link mono">{link}</p>
      {trouble !== null && <p className="presenter-cover-trouble">{trouble}</p>}
      <button
        ref={useFocus<HTMLButtonElement>()}
        type="button"
        className="presenter-button"
        onClick={onClose}
      >
        Close
      </button>
    </section>
  );
}

/** In the type of a slide; what is below the edge comes by the arrow keys. */
function Picture({ children }: Pick<Props, 'children'>) {
  return (
    <section
      ref={useFocus<HTMLElement>()}
      className="presenter-picture"
      aria-label="Picture"
      tabIndex={-1}
    >
      {children}
    </section>
  );
}

/** What it is put on has the focus from the start: all else is out of reach behind it. */
function useFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
