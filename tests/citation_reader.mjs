// Reads citations as other people's software does: from standard input, in the format that the first argument names
// (bibtex, ris or csl), to a JSON list of CSL items on standard output.
import { text } from 'node:stream/consumers'

import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const FORMATS = { bibtex: '@bibtex/text', ris: '@ris/file', csl: '@csl/list+object' }

const format = process.argv[2]
const input = await text(process.stdin)
const { data } = new Cite(format === 'csl' ? JSON.parse(input) : input, { forceType: FORMATS[format] })
process.stdout.write(JSON.stringify(data.map(({ _graph, ...item }) => item)))
