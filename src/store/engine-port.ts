/** What the store asks of the workers; `Engine`, `Searches` and `Logs` of the client are that. */
import type { Engine } from '../client/engine.ts';
import type { Logs } from '../client/logs.ts';
import type { Searches } from '../client/searches.ts';

export type EnginePort = Pick<
  Engine,
  | 'open'
  | 'choose'
  | 'inject'
  | 'snapshot'
  | 'log'
  | 'whence'
  | 'link'
  | 'mail'
  | 'entitle'
  | 'calculate'
  | 'machines'
  | 'card'
  | 'play'
  | 'peek'
  | 'dispose'
>;

export type LogsPort = Pick<Logs, 'read' | 'print' | 'stop'>;

export type SearchesPort = Pick<Searches, 'start' | 'startNeed' | 'judge' | 'cancel' | 'promela'>;
