/** A file that is dropped on an element, which the page would otherwise take for a log or a scenario. */
import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';

/** Gives whether something is held over it. */
export function useDrop(
  element: RefObject<HTMLElement | null>,
  onFile: (file: File | undefined) => void,
): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    const room = element.current;
    if (room === null) return undefined;
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const leave = () => setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      take(event.dataTransfer?.files[0]);
    };
    room.addEventListener('dragover', over);
    room.addEventListener('dragleave', leave);
    room.addEventListener('drop', drop);
    return () => {
      room.removeEventListener('dragover', over);
      room.removeEventListener('dragleave', leave);
      room.removeEventListener('drop', drop);
    };
  }, [element]);
  return isOver;
}
