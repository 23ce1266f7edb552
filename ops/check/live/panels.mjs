// Asks a Prometheus that scraped the running suite everything that the dashboards ask, with their variables filled in, and
// whether there is anything for each selector of the rules. A panel without data is one that nobody has seen working.
//
// usage: node panels.mjs PROMETHEUS_URL [JOB...]      the jobs, such as traefik, that are scraped here beyond the suite's own
import { readdirSync, readFileSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'

const [prometheus, ...jobs] = process.argv.slice(2)
const root = new URL('../../../', import.meta.url)
// what only runs on a host; the job in front brings its metrics
const elsewhere = { traefik: /^traefik_|job="traefik"/, cadvisor: /^container_/ }
// there is no standby, none of these requests has to fail, and this Redis may use as much memory as it likes
const mayBeEmpty = [/^pg_stat_replication/, /status=~"5\.\."/, /redis_memory_max_bytes > 0/]
const counts = { queries: 0, selectors: 0 }
const skipped = new Set()
const empty = []

async function ask(path, parameters) {
	const answer = await fetch(`${prometheus}/api/v1/${path}?${new URLSearchParams(parameters)}`)
	const { status, data, error } = await answer.json()
	if (status !== 'success') throw new Error(`${error}: ${JSON.stringify(parameters)}`)
	return data
}

/** The selectors of an expression, each with its labels but without its range. */
function selectors(expression) {
	const found = []
	parser.parse(expression).iterate({
		enter: (node) => {
			if (node.name === 'VectorSelector') found.push(expression.slice(node.from, node.to))
		},
	})
	return found
}

const isElsewhere = (expression) =>
	Object.entries(elsewhere).some(([job, pattern]) => {
		const absent = !jobs.includes(job) && selectors(expression).some((one) => pattern.test(one))
		if (absent) skipped.add(job)
		return absent
	})

const hasData = (data) =>
	data.result.some((series) => (series.values ?? [series.value]).some(([, value]) => Number.isFinite(Number(value))))

async function variables(dashboard) {
	const values = { __rate_interval: '1m', __range: '5m', __interval: '5s' }
	for (const { name, definition } of dashboard.templating.list) {
		const [, metric, label] = definition.match(/^label_values\((.+), *(\w+)\)$/)
		const found = await ask(`label/${label}/values`, { 'match[]': metric })
		if (found.length === 0) empty.push(`${dashboard.title}: no value for the variable ${name}, ${definition}`)
		values[name] = found.join('|')
	}
	return values
}

async function dashboard(file) {
	const content = JSON.parse(readFileSync(new URL(file, new URL('ops/grafana/', root))))
	const values = await variables(content)
	const end = Date.now() / 1000
	for (const panel of content.panels.flatMap((one) => [one, ...(one.panels ?? [])])) {
		for (const { expr, instant } of panel.targets ?? []) {
			const asked = expr.replace(/\$\{?(\w+)\}?/g, (_, name) => values[name] ?? `$${name}`)
			// nothing fires any more, but something did
			const query = asked.startsWith('ALERTS{') ? `last_over_time(${asked}[1h])` : asked
			if (isElsewhere(query) || mayBeEmpty.some((pattern) => pattern.test(query))) continue
			counts.queries++
			const data = instant
				? await ask('query', { query })
				: await ask('query_range', { query, start: end - 300, end, step: 5 })
			if (!hasData(data)) empty.push(`${content.title}, ${panel.title}: ${query}`)
		}
	}
}

async function rules() {
	const { groups } = await ask('rules', {})
	const all = new Set(groups.flatMap(({ rules }) => rules.flatMap(({ query }) => selectors(query))))
	for (const one of all) {
		if (isElsewhere(one) || mayBeEmpty.some((pattern) => pattern.test(one))) continue
		counts.selectors++
		// a series of before counts: an incident may just have ended one
		const data = await ask('query', { query: `count(last_over_time(${one}[5m]))` })
		if (!hasData(data)) empty.push(`rules: ${one}`)
	}
}

for (const file of readdirSync(new URL('ops/grafana/', root)).filter((name) => name.endsWith('.json'))) await dashboard(file)
await rules()
for (const job of skipped) console.log(`not asked: what comes from ${job}, which does not run here`)
for (const one of empty) console.log(`no data: ${one}`)
console.log(`${counts.queries} queries of panels and ${counts.selectors} selectors of rules asked, ${empty.length} without data`)
process.exit(empty.length === 0 ? 0 : 1)
