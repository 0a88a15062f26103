import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** On a shared machine a second try tells a busy processor from a fault; at one's own desk every failure shows at once. */
const retry = process.env['CI'] === undefined ? 0 : 1;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/src-main/**/*.test.ts'], environment: 'node', globalSetup: 'tests/helpers/kernels.mjs', setupFiles: 'tests/helpers/properties.ts', retry, testTimeout: 30_000, hookTimeout: 60_000 } },
      { plugins: [vue()], test: { name: 'page', include: ['tests/unit/src-renderer/**/*.test.ts'], environment: 'happy-dom', setupFiles: 'tests/helpers/properties.ts', testTimeout: 30_000 } },
      { test: { name: 'integration', include: ['tests/integration/**/*.test.ts'], environment: 'node', retry, testTimeout: 90_000, hookTimeout: 120_000, fileParallelism: false, expect: { poll: { timeout: 15_000 } } } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], environment: 'node', retry, testTimeout: 90_000, hookTimeout: 120_000, fileParallelism: false, expect: { poll: { timeout: 15_000 } } } },
    ],
  },
});
