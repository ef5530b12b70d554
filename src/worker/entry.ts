/** The worker: wiring only. */
import { announced, registry } from '../models/registry.ts';
import type { Request } from '../protocol/messages.ts';
import { Handler } from './handler.ts';
import { Libraries } from './libraries.ts';

declare const self: DedicatedWorkerGlobalScope;

// A message to oneself comes back without the delay of a timer, after those that wait already.
const { port1: outbox, port2: inbox } = new MessageChannel();
const waiting: (() => void)[] = [];
inbox.onmessage = () => waiting.shift()?.();

const handler = new Handler(new Libraries(registry, announced), {
  post: (reply, transfer) => self.postMessage(reply, transfer),
  soon: (callback) => {
    waiting.push(callback);
    outbox.postMessage(null);
  },
  nowMs: () => performance.now(),
});

self.onmessage = ({ data }: MessageEvent<Request>) => {
  handler.receive(data);
};

// The page hears of uncaught errors only; a rejected promise must not die in silence.
self.onunhandledrejection = ({ reason }) => {
  throw reason instanceof Error ? reason : new Error(String(reason));
};
