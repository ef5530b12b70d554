// Answers requests for the files of a folder as a careful static host would: strict headers, hashed
// assets cached for ever, compressed files where the build has left them beside the plain ones.
// Nothing that a request says leads out of the folder, into hidden folders of it, or to an exception.

import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';
import { contentSecurityPolicy } from './content-security-policy.mjs';
import { compressedEndings } from './precompress.mjs';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, string>} */
const headersOfEveryAnswer = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Reached by its own name: no link on the way, no `..`, no second slash. @param {string} path */
function isPlainFile(path) {
  try {
    return realpathSync(path) === path && lstatSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The name that a request gives, decoded, or undefined where it is no name of a file to be served.
 * @param {string} folder
 * @param {string} target what follows the method in the request's first line
 */
function servedName(folder, target) {
  let name;
  try {
    name = decodeURIComponent(target.replace(/[?#].*$/su, ''));
  } catch {
    return undefined;
  }
  if (name.endsWith('/')) name += 'index.html';
  if (!name.startsWith('/') || name.includes('/.')) return undefined;
  const path = join(folder, name);
  if (path !== folder + name || !isPlainFile(path)) return undefined;
  const compressed = compressedEndings.map((ending) => path + ending).filter(existsSync);
  return compressed.every(isPlainFile) ? name : undefined;
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {string} sentence
 * @param {Record<string, string>} [headers]
 */
function refuse(response, status, sentence, headers) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

/**
 * A file is read while it is sent: the one ends with the other, whichever fails.
 * @param {Response} response
 */
function tieToItsFile(response) {
  response.on('pipe', (/** @type {import('node:fs').ReadStream} */ file) => {
    file.on('error', () => response.destroy());
    response.on('close', () => file.destroy());
  });
}

/**
 * A listener for Node's http server.
 * @param {string} folderPath
 */
export function staticFiles(folderPath) {
  const folder = realpathSync(folderPath);
  const send = sirv(folder, {
    // Looks at the disk at each request, so that a new build is served without a restart.
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response, name) => {
      // Names under assets/ carry a hash of the content; every other name may change what it means.
      const isHashed = name.startsWith('/assets/');
      const cache = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('Cache-Control', cache);
    },
  });

  return (/** @type {Request} */ request, /** @type {Response} */ response) => {
    for (const [name, value] of Object.entries(headersOfEveryAnswer)) {
      response.setHeader(name, value);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, 'Only GET and HEAD are answered', { Allow: 'GET, HEAD' });
      return;
    }
    const name = servedName(folder, request.url ?? '/');
    if (name === undefined) {
      refuse(response, 404, 'Not found');
      return;
    }
    // What has been checked is what is sent.
    request.url = encodeURI(name).replace(/[?#]/gu, encodeURIComponent);
    // A host may answer with the whole; sirv throws at ranges that end before they begin.
    delete request.headers.range;
    tieToItsFile(response);
    try {
      send(request, response, () => refuse(response, 404, 'Not found'));
    } catch {
      // The file went between two looks at it, when a build replaced it.
      response.destroy();
    }
  };
}
