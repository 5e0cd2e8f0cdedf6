/** What the whole demonstration follows from. */
export const SEED = 20_201_231
/** When the demonstration's records say they were entered. */
export const RECORDED_AT = '2021-01-15T08:00:00.000Z'
