/** A store with `four-guests` open, over an engine and searches that tests speak for. */
import { createScope } from '../../store/create-scope.ts';
import { NO_FRAMES } from '../no-frames.ts';
import { PretendEngine } from './engine.ts';
import { PretendSearches } from './searches.ts';

export async function openScope() {
  const ports: PretendSearches[] = [];
  const scope = createScope({
    createEngine: (listener) => new PretendEngine(listener),
    createSearches: (listener) => {
      const port = new PretendSearches(listener);
      ports.push(port);
      return port;
    },
    frames: NO_FRAMES,
    theme: 'system',
  });
  await scope.getState().open({ kind: 'preset', id: 'four-guests' }, 'start');
  const [port] = ports;
  if (port === undefined) throw new Error('the store asked for no searches');
  return { scope, port, state: scope.getState };
}
