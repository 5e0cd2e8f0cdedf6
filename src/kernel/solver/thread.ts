/** The thread in which HiGHS runs: one programme in memory, changed and solved again. */
import { parentPort, workerData } from 'node:worker_threads'
import highsModule from 'highs'
import type { CallbackData, Highs, HighsCallbackMap, Model } from 'highs'
import type { Program } from './model.ts'
import type { Answer, Change, Conflict, Limits, Order, Outcome, Prices, Solved } from './solver.terms.ts'

/** Set to 1 by the other side: stop, and keep the best found. */
const stop = new Int32Array((workerData as { stop: SharedArrayBuffer }).stop)
const PROGRESS_MS = 200
/** HiGHS takes no infinity here; a target that every solution misses is none. */
const NO_TARGET = 1e300

const post = (answer: Answer): void => parentPort!.postMessage(answer)
const isStopped = (): boolean => Atomics.load(stop, 0) === 1
const finite = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value) < 1e30 && Number.isFinite(value) ? value : null

function load(highs: Highs, p: Program): Model {
  const model = highs.createModel({
    numCols: p.columns,
    numRows: p.rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: p.cost,
    colLower: p.lower,
    colUpper: p.upper,
    rowLower: p.rowLower,
    rowUpper: p.rowUpper,
    integrality: p.integer,
    matrix: {
      format: 'csc',
      numCols: p.columns,
      numRows: p.rows,
      starts: p.starts,
      indices: p.indices,
      values: p.values,
    },
  })
  model.options.set({ output_flag: false })
  return model
}

function change(model: Model, { columns = [], rows = [] }: Change): void {
  for (const [column, lower, upper] of columns) model.changeColBounds(column, lower, upper)
  for (const [row, lower, upper] of rows) model.changeRowBounds(row, lower, upper)
}

/** Tells of the way on, and stops when asked. */
function callbacks(highs: Highs, id: number, begun: number): HighsCallbackMap {
  const { callbackType } = highs.constants
  let told = 0
  const tell = (data: CallbackData): undefined => {
    if (Date.now() - told < PROGRESS_MS) return undefined
    told = Date.now()
    const best = finite(data.mip_primal_bound)
    const gap = finite(data.mip_gap)
    post({
      id,
      kind: 'progress',
      progress: {
        seconds: (told - begun) / 1000,
        best,
        bound: finite(data.mip_dual_bound),
        gap: best === null ? null : gap,
      },
    })
  }
  return {
    [callbackType.mipLogging]: e => tell(e.data),
    [callbackType.mipImprovingSolution]: e => tell(e.data),
    [callbackType.mipInterrupt]: e => {
      tell(e.data)
      if (isStopped()) e.interrupt()
    },
    [callbackType.simplexInterrupt]: e => {
      if (isStopped()) e.interrupt()
    },
  }
}

function outcomeOf(highs: Highs, model: Model): Outcome {
  const status = model.getModelStatus()
  const of = highs.constants.modelStatus
  if (status === of.optimal) return 'optimal'
  if (status === of.infeasible) return 'infeasible'
  if (status === of.unbounded || status === of.unboundedOrInfeasible) return 'unbounded'
  return model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
    ? 'best'
    : 'none'
}

function solve(highs: Highs, model: Model, id: number, limits: Limits, start: Float64Array | null): Solved {
  const begun = Date.now()
  model.clearSolver()
  model.options.set({
    mip_rel_gap: limits.gap,
    time_limit: limits.seconds,
    objective_target: limits.target ?? NO_TARGET,
  })
  model.zeroAllClocks()
  if (start) model.setSolution({ colValue: start })
  model.run(callbacks(highs, id, begun))
  const outcome = outcomeOf(highs, model)
  const found = outcome === 'optimal' || outcome === 'best'
  const objective = found ? model.getObjectiveValue() : 0
  const bound = finite(model.info.get('mip_dual_bound')) ?? objective
  return {
    outcome,
    objective,
    bound,
    gap: found && objective !== 0 ? Math.max(0, (bound - objective) / Math.abs(objective)) : 0,
    seconds: (Date.now() - begun) / 1000,
    columns: found ? Float64Array.from(model.getSolution().colValue ?? []) : new Float64Array(),
  }
}

/** Works on the programme without its whole numbers, and puts them back. */
function relaxed<T>(model: Model, program: Program, work: () => T): T {
  model.clearSolver()
  model.clearIntegrality()
  try {
    return work()
  } finally {
    model.clearSolver()
    model.changeColsIntegrality({ kind: 'range', from: 0, to: program.columns - 1 }, program.integer)
  }
}

const prices = (model: Model, program: Program): Prices =>
  relaxed(model, program, () => {
    model.run()
    const { rowDual, colDual } = model.getSolution()
    return { rows: Float64Array.from(rowDual ?? []), columns: Float64Array.from(colDual ?? []) }
  })

/** IIS from the rows, irreducible: 2 + 4 of HiGHS's strategy bits. */
const IRREDUCIBLE = 6

const conflict = (model: Model, program: Program): Conflict =>
  relaxed(model, program, () => {
    model.options.set({ iis_strategy: IRREDUCIBLE })
    model.run()
    const { rowIndex, colIndex } = model.getIis()
    return { rows: [...rowIndex], columns: [...colIndex] }
  })

// The package's types describe its CommonJS form; the loader is its default export in both.
const highs = await (highsModule as unknown as typeof highsModule.default)()
let program: Program | undefined
let model: Model | undefined

function answer(order: Order): unknown {
  if (order.kind === 'load') {
    model?.dispose()
    program = order.program
    model = load(highs, program)
    return null
  }
  if (!model || !program) throw new Error('no programme is loaded')
  if (order.kind === 'change') return change(model, order.change)
  if (order.kind === 'solve') return solve(highs, model, order.id, order.limits, order.start)
  return order.kind === 'prices' ? prices(model, program) : conflict(model, program)
}

parentPort!.on('message', (order: Order) => {
  try {
    post({ id: order.id, kind: 'done', value: answer(order) })
  } catch (error) {
    post({ id: order.id, kind: 'failed', message: (error as Error).message })
  }
})
