/**
 * In the place of `create-worker.ts` where the page is one file: the worker's script stands in the page, as
 * text. Its address is made here, and a policy of its own lets this one address through and no other.
 */

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

const script = document.getElementById('worker')?.textContent ?? '';
const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('worker-of-this-file', {
  createScriptURL: (url) => {
    if (url !== address) throw new TypeError('Refused a script that this file did not bring.');
    return url;
  },
});

export const createWorker = (): Worker =>
  new Worker((policy?.createScriptURL(address) ?? address) as string);
