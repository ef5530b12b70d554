/** Mutants of the machine have to be found by its own tests, without those of its users. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/machine/**/*.test.ts'],
    setupFiles: ['config/without-shrinking.ts'],
    environment: 'node',
    restoreMocks: true,
  },
});
