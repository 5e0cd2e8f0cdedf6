/** `npm run samples`: writes the shipped lists anew after the generator has changed. */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { samplePath, SHIPPED } from './sample.ts'

for (const { name, write } of SHIPPED) await pipeline(write(), createWriteStream(samplePath(name)))
