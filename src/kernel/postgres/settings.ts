/** The settings of an office PC with two cores. */
import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const MB = 1024 * 1024

/**
 * A sixteenth of the machine's memory, 128 MB to 1 GB: a list of 100,000 households and its indexes then stay in memory
 * while they are written. What is not used is not taken.
 */
function sharedBuffers(): string {
  // A container's limit; 0 or more than there is where it has none.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  return `${Math.round(Math.min(Math.max(memory / 16 / MB, 128), 1024))}MB`
}

const SETTINGS: Record<string, string> = {
  shared_buffers: sharedBuffers(),
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '100',
  max_wal_size: '4GB',
  wal_compression: 'on',
  jit: 'off',
  random_page_cost: '1.1',
  TimeZone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  // Personal data never go to the log: neither statements and parameters, nor refused ones' messages ("Key (name)=…"),
  // which the application gets and turns into problems.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

/** For tests: a crash may cost the data. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const ENOUGH_SHARED_BYTES = 256 * MB

/** A container's /dev/shm usually has 64 MB, too little for a parallel query: files are used then. */
function sharedMemory(): Record<string, string> {
  if (process.platform !== 'linux') return {}
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize < ENOUGH_SHARED_BYTES ? { dynamic_shared_memory_type: 'mmap' } : {}
  } catch {
    return { dynamic_shared_memory_type: 'mmap' }
  }
}

/** As options of the command line. */
export function optionsFor(fsync: boolean): string {
  const all = { ...SETTINGS, ...sharedMemory(), ...(fsync ? {} : CARELESS) }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}
