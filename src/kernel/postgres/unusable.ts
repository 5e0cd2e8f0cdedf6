/** A database can't be used as things are; says in both languages what to do. */
export class Unusable extends Error {
  readonly code = 'cluster.unusable'
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
  }
}
