/** Searches without a worker: a test says through the listener how far they are and what they find. */
import type { SearchListener } from '../../client/searches.ts';
import type { ExplorationRequest, PromelaFile } from '../../protocol/exploration.ts';

export class PretendSearches {
  readonly listener: SearchListener;
  readonly requests: ExplorationRequest[] = [];
  readonly cancelled: number[] = [];

  constructor(listener: SearchListener) {
    this.listener = listener;
  }

  /** Searches are numbered from 1. */
  start(request: ExplorationRequest): number {
    return this.requests.push(request);
  }

  cancel(search: number): void {
    this.cancelled.push(search);
  }

  async promela(): Promise<PromelaFile | null> {
    await Promise.resolve();
    return { fileName: 'four-guests.pml', text: 'init { skip }' };
  }
}
