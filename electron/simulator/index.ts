export type { Simulator, SimulatorOptions } from './simulator.ts'
export { createDemoPool, createSimulator } from './simulator.ts'
