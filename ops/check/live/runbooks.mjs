// The commands of the runbooks. Without arguments: each one of docs/OPERATIONS.md is either in runbooks.tsv, and thereby run
// on the suite, or begins with what needs the real host, as the page says; and the page in Portuguese has the same ones.
// With arguments (the rig gives them) those of runbooks.tsv are run.
//
// usage: node runbooks.mjs [JSON with token, ports, alertmanager, and what stands in for words in capitals]
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const root = new URL('../../../', import.meta.url)
const text = (path) => readFileSync(new URL(path, root), 'utf8')
// as listed under "What of this is tried" in the page
const HOST = /^(dc (ps|logs|exec|start|stop|restart|up|run|rm|kill|cp)\b|docker |sops |ops\/(deploy|deploy_remote|smoke|verify_backup|restore)\.sh|(AGE_IDENTITY|COMPOSE_FILE|RUNBOOK_BASE_URL)=|ss |du |ls |chmod )/
const COMMAND = /^(dc|docker|sops|ops\/[\w/]+\.sh|[A-Z_]+=\S+|ss|du|ls|chmod|curl|amtool|psql) \S|^ops\/(deploy|smoke)\.sh$/

const commands = (page) =>
	new Set([...text(page).matchAll(/(`+)(.+?)\1/g)].map(([, , code]) => code.trim()).filter((code) => COMMAND.test(code)))

const table = text('ops/check/live/runbooks.tsv')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'))
	.map((line) => line.split('\t'))
	.map(([wanted, command, ...words]) => ({ wanted, command, words: words.map((word) => word.split('=')) }))

function check() {
	const english = commands('docs/OPERATIONS.md')
	const portuguese = commands('docs/pt-BR/OPERATIONS.md')
	const run = new Set(table.map(({ command }) => command))
	const wrong = [
		...[...english].filter((one) => !run.has(one) && !HOST.test(one)).map((one) => `neither run nor a host's: ${one}`),
		...[...english].filter((one) => one.startsWith('ops/call.sh') && !run.has(one)).map((one) => `could be run here: ${one}`),
		...[...run].filter((one) => !english.has(one)).map((one) => `in no runbook any more: ${one}`),
		...[...english].filter((one) => !portuguese.has(one)).map((one) => `not in the page in Portuguese: ${one}`),
		...[...portuguese].filter((one) => !english.has(one)).map((one) => `only in the page in Portuguese: ${one}`),
	]
	wrong.forEach((one) => console.log(one))
	console.log(`runbooks: ${english.size} commands, ${run.size} of them run on the suite, the others need the host`)
	return wrong.length === 0
}

/** The words of a command as a shell would split it. */
const words = (command) =>
	[...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare)

async function request({ ports, token }, command) {
	const [, service, ...rest] = words(command)
	const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
	const method = option('-X') ?? 'GET'
	// as ops/images/request sends it: always JSON, also where there is none
	const answer = await fetch(`http://127.0.0.1:${ports[service]}${rest.at(-1)}`, {
		method,
		headers: { authorization: `Bearer ${token}`, ...(method !== 'GET' && { 'content-type': 'application/json' }) },
		body: method === 'GET' ? undefined : (option('-d') ?? ''),
		signal: AbortSignal.timeout(60_000),
	})
	return { got: String(answer.status), said: await answer.text() }
}

function program({ ports, alertmanager }, command) {
	const [name, ...rest] = words(command).slice(3)
	const arguments_ = rest.map((one) => one.replace('http://127.0.0.1:9093', alertmanager))
	const local = name === 'psql' ? ['-h', '127.0.0.1', '-p', ports.postgres, '-d', 'sparkone'] : []
	const { status, stdout, stderr } = spawnSync(name, [...local, ...arguments_], {
		env: { ...process.env, PGPASSWORD: 'sparkone' },
		encoding: 'utf8',
		timeout: 60_000,
	})
	return { got: status === 0 ? 'ok' : `exit ${status}`, said: stdout + stderr }
}

async function run(rig) {
	let failed = 0
	for (const { wanted, command, words } of table) {
		const filled = words.reduce((text, [name, value]) => text.replaceAll(name, rig[value.slice(1, -1)] ?? value), command)
		const { got, said } = filled.startsWith('ops/call.sh') ? await request(rig, filled) : program(rig, filled)
		if (got === wanted) continue
		failed++
		console.log(`wanted ${wanted}, got ${got}: ${filled}\n  ${said.slice(0, 300)}`)
	}
	console.log(`runbooks: ${table.length} commands run on the suite, ${failed} with another outcome than expected`)
	return failed === 0
}

const [rig] = process.argv.slice(2)
const well = check() && (!rig || (await run(JSON.parse(rig))))
process.exit(well ? 0 : 1)
