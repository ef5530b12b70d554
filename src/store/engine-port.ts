/** What the store asks of an engine; `Engine` of the client is one. */
import type { Engine } from '../client/engine.ts';

export type EnginePort = Pick<
  Engine,
  'open' | 'choose' | 'inject' | 'snapshot' | 'log' | 'link' | 'dispose'
>;
