/** Searches without a worker: a test says through the listener how far they are and what they find. */
import type { SearchListener } from '../../client/searches.ts';
import type { Judgement } from '../../protocol/board.ts';
import type { ExplorationRequest, NeedRequest, PromelaFile } from '../../protocol/exploration.ts';

export class PretendSearches {
  readonly listener: SearchListener;
  readonly requests: ExplorationRequest[] = [];
  readonly needs: NeedRequest[] = [];
  readonly cancelled: number[] = [];

  constructor(listener: SearchListener) {
    this.listener = listener;
  }

  /** Searches are numbered from 1. */
  start(request: ExplorationRequest): number {
    return this.requests.push(request);
  }

  /** Numbered from 101. */
  startNeed(request: NeedRequest): number {
    return 100 + this.needs.push(request);
  }

  /** The first question is always answered with yes. */
  async judge(): Promise<Judgement> {
    await Promise.resolve();
    return { outcome: 0, link: null };
  }

  cancel(search: number): void {
    this.cancelled.push(search);
  }

  async promela(): Promise<PromelaFile | null> {
    await Promise.resolve();
    const lines = ['spin -a four-guests.pml', './pan -u2'];
    const mode = { id: 'all-cores', title: 'All cores', worth: 'A proof.', lines } as const;
    return { fileName: 'four-guests.pml', text: 'init { skip }', modes: [mode] };
  }
}
