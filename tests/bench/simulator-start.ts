import { createSimulator } from '../../electron/simulator/index.ts'

/** Starts a simulator with so many users in a process of its own, and prints what that took as a line of JSON. */
const started = performance.now()
const simulator = createSimulator({ users: Number(process.argv[2]) })
const startSeconds = (performance.now() - started) / 1000
const rssMb = process.memoryUsage.rss() / 1e6
console.log(JSON.stringify({ startSeconds, rssMb, peakRssMb: (process.resourceUsage().maxRSS * 1024) / 1e6 }))
simulator.close()
