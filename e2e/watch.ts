/**
 * Listens to a browser context for everything that must not happen on the page: words on the console,
 * exceptions, violations of its security policy, requests to anybody else or without an answer.
 */

import type { BrowserContext } from '@playwright/test';

export class Watch {
  readonly #origin: string;
  #complaints: string[] = [];

  /** `origin` is the only one that may be asked for anything. */
  constructor(origin: string) {
    this.#origin = origin;
  }

  get complaints(): readonly string[] {
    return this.#complaints;
  }

  /** Takes out the complaints that a spec has provoked; the others still count. */
  take(provoked: RegExp): readonly string[] {
    const taken = this.#complaints.filter((complaint) => provoked.test(complaint));
    this.#complaints = this.#complaints.filter((complaint) => !provoked.test(complaint));
    return taken;
  }

  async follow(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#complaints.push(`console ${message.type()}: ${message.text()}`);
      }
    });
    context.on('weberror', (webError) => {
      this.#complaints.push(`exception: ${webError.error().message}`);
    });
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.#origin && protocol !== 'data:' && protocol !== 'blob:') {
        this.#complaints.push(`request to another origin: ${request.url()}`);
      }
    });
    context.on('response', (response) => {
      if (response.status() >= 400) {
        this.#complaints.push(`answer ${response.status()}: ${response.url()}`);
      }
    });
    // Not every browser tells its driver about the policy, but every browser tells the page.
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.error(`policy: ${violatedDirective} refused ${blockedURI}`);
      });
    });
  }
}
