// Asks an independent evaluator about requests, one JSON object to a line, and
// answers with one word to a line. The evaluator is a development-only oracle:
// nothing of it is part of the program.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const load = createRequire(pathToFileURL(process.argv[2] + '/x.js'))
const { runSimulation } = load('@cloud-copilot/iam-simulate')
for await (const line of createInterface({ input: process.stdin })) {
  const result = await runSimulation(JSON.parse(line), {})
  if (result.resultType === 'error') {
    console.log('refused')
  } else if (result.result?.ignoredContextKeys?.length) {
    console.log('ignores:' + result.result.ignoredContextKeys)
  } else {
    console.log(result.overallResult)
  }
}
