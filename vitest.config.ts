import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The built command is spawned by tests/cli; a busy machine may be slow to start it.
    testTimeout: 60_000,
    env: { NO_COLOR: '1', LANG: 'C.UTF-8' },
  },
});
