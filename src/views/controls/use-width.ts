/** How wide an element is, in pixels, for what is drawn to measure; 0 until that is known. */
import type { RefObject } from 'react';
import { useSize } from './use-size.ts';

export function useWidth<T extends Element>(): readonly [RefObject<T | null>, number] {
  const [ref, { width }] = useSize<T>();
  return [ref, width];
}
