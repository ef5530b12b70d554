/** Mutants of the machine and of the link codec have to be found by their own tests, not by those of their users. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/machine/**/*.test.ts', 'src/scenario/*.test.ts'],
    setupFiles: ['config/without-shrinking.ts'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 60_000,
  },
});
