/** `npm run samples`: writes the shipped lists anew after the generator has changed. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { SAMPLE_ROWS, samplePath, writeSample } from './sample.ts'

for (const [name, rows] of Object.entries(SAMPLE_ROWS))
  await pipeline(writeSample(rows()), createWriteStream(samplePath(name)))
