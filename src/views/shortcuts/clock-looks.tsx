/** How a clock can look, each drawn by the timeline's own hand, with what it means. */
import { useEffect, useRef } from 'react';
import type { ClockLookWords } from '../../protocol/description.ts';
import { drawClockSample } from '../../timeline/clock-samples.ts';
import { readTheme, watchTheme } from '../timeline/canvas-theme.ts';
import { Terms } from '../words/terms.tsx';
import './clock-looks.css';

const SIZE = { widthCssPx: 148, heightCssPx: 46 } as const;

export function ClockLooks({ looks }: { readonly looks: readonly ClockLookWords[] }) {
  return (
    <ul className="clock-looks">
      {looks.map((words) => (
        <li key={words.look}>
          <Sample {...words} />
          <p>
            <b>{words.title}</b>
            <br />
            <span className="dim">
              <Terms text={words.sentence} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Sample({ look, label }: ClockLookWords) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const surface = canvas.current?.getContext('2d') ?? null;
      if (canvas.current === null || surface === null) return;
      const devicePxPerCssPx = window.devicePixelRatio;
      canvas.current.width = Math.round(SIZE.widthCssPx * devicePxPerCssPx);
      canvas.current.height = Math.round(SIZE.heightCssPx * devicePxPerCssPx);
      drawClockSample(surface, look, label, readTheme(), { ...SIZE, devicePxPerCssPx });
    };
    draw();
    return watchTheme(draw);
  }, [look, label]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
