// Slack's incoming webhook as far as Alertmanager can tell: takes JSON over TLS, answers "ok", and writes each notice as one
// line to a file.   usage: node slack.mjs PORT CERTIFICATE KEY FILE
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'

const [port, certificate, key, file] = process.argv.slice(2)
createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
	let body = ''
	request.on('data', (part) => (body += part))
	request.on('end', () => {
		const { title, text, color } = JSON.parse(body).attachments[0]
		appendFileSync(file, JSON.stringify({ title, text, color }) + '\n')
		response.end('ok')
	})
}).listen(Number(port), '127.0.0.1')
