// Has the document name chunks that its script imports later for certain: they come beside it, not after.

/** @typedef {import('vite').Rolldown.OutputChunk} OutputChunk */

/**
 * @param {string} module the end of the path of the module that is imported later
 * @returns {import('vite').Plugin}
 */
export function preloadChunks(module) {
  return {
    name: 'preload-chunks',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
        const later = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
        if (later === undefined) throw new Error(`no chunk begins with ${module}`);
        /** @type {Set<string>} */
        const names = new Set();
        /** @param {OutputChunk} chunk */
        const addWithImports = (chunk) => {
          if (html.includes(chunk.fileName) || names.has(chunk.fileName)) return;
          names.add(chunk.fileName);
          chunks.filter(({ fileName }) => chunk.imports.includes(fileName)).forEach(addWithImports);
        };
        addWithImports(later);
        return [...names].map((name) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
          injectTo: /** @type {const} */ ('head'),
        }));
      },
    },
  };
}
