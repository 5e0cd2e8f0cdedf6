export function findChromium(
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): string | undefined
export function isProgram(path: string): boolean
export function howToGet(env: Readonly<Record<string, string | undefined>>): string
