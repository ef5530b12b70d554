/** A link as a code for the cameras of phones: dark on light with a quiet zone, in every theme. */
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'react';

/** Modules around it that every reader may count on. */
const QUIET = 4;

interface Props {
  readonly link: string;
  readonly label: string;
}

export function QrCode({ link, label }: Props) {
  const { size, path } = useMemo(() => {
    const code = generate(link);
    return { size: code.size, path: toSvgPath(code) };
  }, [link]);
  const side = size + 2 * QUIET;
  return (
    <svg
      className="presenter-qr"
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
