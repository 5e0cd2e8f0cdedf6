import { defineConfig } from 'vitest/config'

/** Pure tests and those of the kernel's own parts need no database of the programme. */
const UNIT = [
  'src/**/*.{rules,terms,words}.test.ts',
  'src/kernel/**/!(*.it).test.ts',
  'src/web/**/*.test.{ts,tsx}',
]
const E2E = 'test/e2e/**/*.test.ts'
const WORKERS = 2
const shared = { pool: 'forks', maxWorkers: WORKERS, testTimeout: 180_000, hookTimeout: 180_000 } as const
const patient = { testTimeout: 240_000, hookTimeout: 240_000 }

export default defineConfig({
  test: {
    ...shared,
    projects: [
      { test: { ...shared, name: 'unit', include: UNIT, sequence: { groupOrder: 0 } } },
      {
        // Every other test, so that none is forgotten; on whichever PostgreSQL `test/postgres.ts` finds.
        test: {
          ...shared,
          name: 'integration',
          include: ['{src,demo,bench,test}/**/*.test.{ts,tsx}'],
          exclude: [...UNIT, E2E],
          globalSetup: ['test/postgres.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        // After the others: a browser, a server and its database have the machine for themselves.
        test: {
          ...shared,
          ...patient,
          name: 'e2e',
          include: [E2E],
          maxWorkers: 1,
          globalSetup: ['test/e2e/server.ts'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
