import { defineConfig } from 'vitest/config'

/** Pure tests need no database; the integration project runs on whichever PostgreSQL `test/postgres.ts` finds. */
const shared = { pool: 'forks', maxWorkers: 2, testTimeout: 30_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    ...shared,
    projects: [
      { test: { ...shared, name: 'unit', include: ['src/**/*.rules.test.ts', 'src/kernel/**/*.test.ts', 'src/web/**/*.test.ts'], exclude: ['**/*.it.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['src/domain/**/*.test.ts', 'src/adapters/**/*.test.ts', 'src/**/*.it.test.ts', 'test/*.test.ts', 'test/walks/*.test.ts'],
          exclude: ['**/*.rules.test.ts', '**/*.terms.test.ts'],
          globalSetup: ['test/postgres.ts'],
        },
      },
      { test: { ...shared, name: 'e2e', include: ['test/e2e/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false } },
    ],
  },
})
