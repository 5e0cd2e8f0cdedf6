/**
 * The colours, in one place: written onto the page as CSS variables, given to Ant Design as tokens, and read by charts.
 * Beijing's side is vermilion and the steppe's side green, everywhere and for nothing else; what can be clicked is blue.
 */
export type ThemeName = 'light' | 'dark'

const light = {
  /** 北京 · the giving end */
  beijing: '#a8432f',
  beijingSoft: '#f8e9e4',
  /** 内蒙古 · the receiving end */
  steppe: '#1f6b4a',
  steppeSoft: '#e4f0e9',
  action: '#1d5289',
  actionSoft: '#e8eff6',
  onAction: '#ffffff',
  ink: '#1c2422',
  soft: '#56625d',
  paper: '#ffffff',
  ground: '#f3f5f3',
  line: '#dce2de',
  edge: '#7d8984',
  bar: '#e6ebe7',
  warn: '#85560a',
  warnSoft: '#fdf3dc',
  bad: '#a8281c',
  badSoft: '#fbe9e7',
  claimed: '#b08d2e',
  tile0: '#eef1ee',
  tile1: '#dcebe2',
  tile2: '#b3d7c3',
  tile3: '#7fbb9d',
  tile4: '#2f7d59',
  tile5: '#12513a',
  onTile: '#ffffff',
  giver0: '#f5ece9',
  giver1: '#f2d8d0',
  giver2: '#e4aa9b',
  giver3: '#a8432f',
}

export type Palette = typeof light

const dark: Palette = {
  beijing: '#ec9682',
  beijingSoft: '#3b231d',
  steppe: '#74cba2',
  steppeSoft: '#1b3529',
  action: '#8ebdea',
  actionSoft: '#1d2f42',
  onAction: '#0a1622',
  ink: '#e7ece9',
  soft: '#a7b3ae',
  paper: '#19211e',
  ground: '#101613',
  line: '#313d38',
  edge: '#7f8d87',
  bar: '#2a3631',
  warn: '#efc471',
  warnSoft: '#352b14',
  bad: '#ff9d90',
  badSoft: '#3d1f1b',
  claimed: '#d2b45c',
  tile0: '#1e2824',
  tile1: '#1f3a2e',
  tile2: '#275541',
  tile3: '#2f6f54',
  tile4: '#6cc49a',
  tile5: '#a9e7cb',
  onTile: '#06140d',
  giver0: '#2a211e',
  giver1: '#43281f',
  giver2: '#7a4031',
  giver3: '#ec9682',
}

export const PALETTE: Readonly<Record<ThemeName, Palette>> = { light, dark }

const cssName = (key: string): string => `--${key.replace(/[A-Z0-9]/g, c => `-${c.toLowerCase()}`)}`

/** Writes the colours of a theme onto the page: `beijingSoft` → `--beijing-soft`, `tile3` → `--tile-3`. */
export function paint(theme: ThemeName): void {
  const root = document.documentElement
  root.dataset.theme = theme
  root.style.colorScheme = theme
  for (const [key, value] of Object.entries(PALETTE[theme])) root.style.setProperty(cssName(key), value)
}
