// Drives a running sandbox with the vendors' own clients. Usage: npm ci && node check.mjs http://127.0.0.1:8010
// It resets the sandbox before and after.
import assert from "node:assert/strict"
import { generateKeyPairSync, sign } from "node:crypto"
import { createServer } from "node:http"
import { auth as googleAuth, sheets as googleSheets } from "@googleapis/sheets"
import {
  APIErrorCode,
  Client,
  collectAllDataSourceRows,
  collectPaginatedAPI,
  isFullDataSource,
  isFullDatabase,
  isFullPage,
  LogLevel,
  verifyWebhookSignature,
} from "@notionhq/client"

const base = process.argv[2]
if (!base) {
  console.error("usage: node check.mjs <address of the sandbox>")
  process.exit(2)
}

const DATABASE = "5a9c1f0e-0000-4000-8000-00000000db01"
const SOURCE = "5a9c1f0e-0000-4000-8000-00000000d501"
const BOOK = "sandbox-spreadsheet-tarefas"
const checks = []
const check = (name, run) => checks.push({ name, run })

async function control(method, path, body) {
  const response = await fetch(`${base}/control${path}`, { method, body: body && JSON.stringify(body) })
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`)
  return response.json()
}

// ---------------------------------------------------------------- Notion

const notionClient = (version, options = {}) =>
  new Client({
    auth: "sandbox-notion-token",
    baseUrl: `${base}/notion`,
    notionVersion: version,
    logLevel: LogLevel.ERROR,
    logger: () => {},
    ...options,
  })
const parent = { type: "data_source_id", data_source_id: SOURCE }
const title = text => ({ title: [{ text: { content: text } }] })
const plain = items => items.map(item => item.plain_text).join("")
const code = wanted => error => error.code === wanted && typeof error.request_id === "string"

for (const version of ["2025-09-03", "2026-03-11"]) {
  const notion = notionClient(version)
  const once = notionClient(version, { retry: false })
  const named = name => `notion ${version}: ${name}`

  check(named("the token belongs to a bot"), async () => {
    const me = await notion.users.me({})
    assert.equal(me.type, "bot")
  })

  check(named("a database leads to its only data source and its schema"), async () => {
    const database = await notion.databases.retrieve({ database_id: DATABASE.replaceAll("-", "") })
    assert.ok(isFullDatabase(database))
    assert.deepEqual(database.data_sources, [{ id: SOURCE, name: "Tarefas" }])
    const source = await notion.dataSources.retrieve({ data_source_id: SOURCE })
    assert.ok(isFullDataSource(source))
    assert.equal(source.properties.Status.type, "status")
    assert.deepEqual(source.properties.Priority.select.options.map(option => option.name), ["Low", "Medium", "High", "Urgent"])
    assert.equal(source.properties.Status.status.groups.flatMap(group => group.option_ids).length, 4)
  })

  check(named("a page is created, read, changed, trashed and restored"), async () => {
    const created = await notion.pages.create({
      parent,
      properties: {
        Name: title("Pagar fornecedor"),
        Description: { rich_text: [{ text: { content: "boleto" } }] },
        Status: { status: { name: "To Do" } },
        Priority: { select: { name: "High" } },
        Due: { date: { start: "2026-11-23T17:00:00-03:00" } },
        "SparkOne ID": { rich_text: [{ text: { content: "12" } }] },
      },
    })
    assert.ok(isFullPage(created))
    assert.equal(created.properties.Due.date.start, "2026-11-23T17:00:00.000-03:00")
    assert.match(created.last_edited_time, /:00\.000Z$/)
    assert.equal("archived" in created, version === "2025-09-03")
    const cleared = await notion.pages.update({
      page_id: created.id,
      properties: { Due: { date: null }, Priority: { select: null }, Description: { rich_text: [] } },
    })
    assert.equal(cleared.properties.Due.date, null)
    assert.equal(cleared.properties.Priority.select, null)
    assert.deepEqual(cleared.properties.Description.rich_text, [])
    assert.equal(plain(cleared.properties.Name.title), "Pagar fornecedor")
    const trashed = await notion.pages.update({ page_id: created.id, in_trash: true })
    assert.equal(trashed.in_trash, true)
    await assert.rejects(notion.pages.update({ page_id: created.id, properties: { Name: title("x") } }), code(APIErrorCode.ValidationError))
    assert.equal((await notion.pages.retrieve({ page_id: created.id })).in_trash, true)
    const restored = await notion.pages.update({ page_id: created.id, in_trash: false })
    assert.equal(restored.in_trash, false)
  })

  check(named("queries filter, sort and page through"), async () => {
    for (let i = 0; i < 7; i++) {
      await notion.pages.create({
        parent,
        properties: { Name: title(`t${i}`), Status: { status: { name: i < 3 ? "Done" : "To Do" } }, Due: { date: { start: `2026-12-0${i + 1}` } } },
      })
    }
    const names = rows => rows.map(row => plain(row.properties.Name.title))
    const done = await collectPaginatedAPI(notion.dataSources.query, {
      data_source_id: SOURCE,
      filter: { and: [{ property: "Status", status: { equals: "Done" } }, { or: [{ property: "Name", title: { equals: "t1" } }, { property: "Due", date: { on_or_after: "2026-12-03" } }] }] },
      sorts: [{ property: "Due", direction: "descending" }],
      page_size: 1,
    })
    assert.deepEqual(names(done), ["t2", "t1"])
    const recent = await notion.dataSources.query({
      data_source_id: SOURCE,
      filter: { timestamp: "last_edited_time", last_edited_time: { on_or_after: new Date(Date.now() - 120_000).toISOString() } },
      sorts: [{ timestamp: "last_edited_time", direction: "ascending" }],
      page_size: 100,
      in_trash: false,
      result_type: "page",
    })
    assert.equal(recent.results.length, 7)
    assert.equal(recent.type, "page_or_data_source")
    assert.equal(recent.request_status.type, "complete")
    const idOnly = await notion.dataSources.query({ data_source_id: SOURCE, filter_properties: [recent.results[0].properties.Due.id], page_size: 1 })
    assert.deepEqual(Object.keys(idOnly.results[0].properties), ["Due"])
    await notion.pages.update({ page_id: recent.results[0].id, in_trash: true })
    assert.deepEqual(names((await notion.dataSources.query({ data_source_id: SOURCE, in_trash: true })).results), ["t0"])
    assert.equal((await collectAllDataSourceRows(notion, { data_source_id: SOURCE })).length, 6)
    await assert.rejects(notion.dataSources.query({ data_source_id: SOURCE, start_cursor: SOURCE }), code(APIErrorCode.ValidationError))
  })

  check(named("a long text shows 25 items, and the rest by itself"), async () => {
    const items = Array.from({ length: 60 }, (_, i) => ({ text: { content: `${i},` } }))
    const page = await notion.pages.create({ parent, properties: { Name: title("longa"), Description: { rich_text: items } } })
    assert.equal(page.properties.Description.rich_text.length, 25)
    const list = await collectPaginatedAPI(notion.pages.properties.retrieve, { page_id: page.id, property_id: page.properties.Description.id, page_size: 40 })
    assert.equal(list.map(item => item.rich_text.plain_text).join(""), items.map(item => item.text.content).join(""))
    const due = await notion.pages.properties.retrieve({ page_id: page.id, property_id: page.properties.Due.id })
    assert.deepEqual([due.object, due.type, due.date], ["property_item", "date", null])
  })

  check(named("the schema changes and ids stay"), async () => {
    const before = await notion.dataSources.retrieve({ data_source_id: SOURCE })
    const after = await notion.dataSources.update({
      data_source_id: SOURCE,
      properties: { [before.properties.Due.id]: { name: "Prazo" }, Dono: { rich_text: {} } },
    })
    assert.equal(after.properties.Prazo.id, before.properties.Due.id)
    assert.equal(after.properties.Dono.type, "rich_text")
    assert.equal(after.properties.Due, undefined)
  })

  check(named("refusals carry the codes that the client knows"), async () => {
    const unknown = "00000000-0000-4000-8000-000000000000"
    await assert.rejects(notion.pages.retrieve({ page_id: unknown }), code(APIErrorCode.ObjectNotFound))
    await assert.rejects(notion.pages.retrieve({ page_id: "abc" }), code(APIErrorCode.ValidationError))
    await assert.rejects(notionClient(version, { auth: "wrong" }).users.me({}), code(APIErrorCode.Unauthorized))
    const refused = properties => assert.rejects(notion.pages.create({ parent, properties }), code(APIErrorCode.ValidationError))
    await refused({ Nada: title("x") })
    await refused({ Status: { status: { name: "Nunca" } } })
    await refused({ Status: { select: { name: "Done" } } })
    await refused({ Name: title("x".repeat(2001)) })
    await refused({ Due: { date: { start: "amanhã" } } })
  })

  check(named("the client's own retries meet Retry-After, and its timeout meets silence"), async () => {
    await control("POST", "/faults", { target: "notion", status: 429, retry_after: 1, times: 1 })
    const started = Date.now()
    assert.equal((await notion.users.me({})).object, "user")
    assert.ok(Date.now() - started >= 900, "Retry-After was not obeyed")
    await control("POST", "/faults", { target: "notion", status: 409, times: 1 })
    await assert.rejects(once.users.me({}), code(APIErrorCode.ConflictError))
    await control("POST", "/faults", { target: "notion", mode: "timeout_after_commit", method: "POST", path: "^/v1/pages$", times: 1 })
    const hasty = notionClient(version, { timeoutMs: 300, retry: false })
    await assert.rejects(hasty.pages.create({ parent, properties: { Name: title("escrita") } }), { code: "notionhq_client_request_timeout" })
    const found = await notion.dataSources.query({ data_source_id: SOURCE, filter: { property: "Name", title: { equals: "escrita" } } })
    assert.equal(found.results.length, 1)
  })
}

check("notion: webhooks make a handshake, and are signed", async () => {
  const calls = []
  const arrived = count => new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`only ${calls.length} of ${count} calls arrived`)), 5000)
    const look = () => calls.length >= count ? (clearTimeout(patience), resolve(calls)) : setTimeout(look, 20)
    look()
  })
  const receiver = createServer((request, response) => {
    const chunks = []
    request.on("data", chunk => chunks.push(chunk))
    request.on("end", () => {
      calls.push({ signature: request.headers["x-notion-signature"], body: Buffer.concat(chunks) })
      response.writeHead(200).end()
    })
  })
  await new Promise(resolve => receiver.listen(0, "127.0.0.1", resolve))
  try {
    const { verification_token: token } = await control("POST", "/notion/subscription", { url: `http://127.0.0.1:${receiver.address().port}/hook` })
    const { id } = await control("POST", "/notion/pages", { Name: "do celular" })
    await control("POST", `/notion/pages/${id}`, { in_trash: true })
    await arrived(3)
    assert.deepEqual(JSON.parse(calls[0].body), { verification_token: token })
    const events = calls.slice(1).map(call => JSON.parse(call.body))
    assert.deepEqual(events.map(event => [event.type, event.entity.id]), [["page.created", id], ["page.deleted", id]])
    assert.ok(await verifyWebhookSignature({ ...calls[1], verificationToken: token }))
    assert.ok(!(await verifyWebhookSignature({ ...calls[1], verificationToken: "another" })))
  } finally {
    receiver.close()
  }
})

// ---------------------------------------------------------------- Google Sheets

// The client for Node asks Google's own address for tokens whatever token_uri says, so the grant is made by hand.
async function accessToken() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const encoded = part => Buffer.from(JSON.stringify(part)).toString("base64url")
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: "sparkone@sandbox.iam.gserviceaccount.com", scope: "https://www.googleapis.com/auth/spreadsheets", aud: `${base}/google/token`, iat: now, exp: now + 3600 }
  const unsigned = `${encoded({ alg: "RS256", typ: "JWT" })}.${encoded(claims)}`
  const assertion = `${unsigned}.${sign("RSA-SHA256", Buffer.from(unsigned), privateKey).toString("base64url")}`
  const body = new URLSearchParams({ grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion })
  const answer = await (await fetch(`${base}/google/token`, { method: "POST", body })).json()
  assert.deepEqual([answer.token_type, answer.expires_in], ["Bearer", 3600])
  return answer.access_token
}
// Its rootUrl keeps the origin only, so the path below which the sandbox serves Sheets is put in on the way.
function sheetsClient(token) {
  const credentials = new googleAuth.OAuth2()
  credentials.setCredentials({ access_token: token })
  const send = credentials.request.bind(credentials)
  credentials.request = options => send({ ...options, url: options.url.replace("https://sheets.googleapis.com", `${base}/sheets`) })
  return googleSheets({ version: "v4", auth: credentials, retry: false }).spreadsheets
}
const spreadsheets = sheetsClient(await accessToken())
const values = spreadsheets.values
const google = (status, wanted) => error =>
  error.status === status && (error.response?.data?.error?.status ?? error.status) === wanted
const read = async (range, options = {}) => (await values.get({ spreadsheetId: BOOK, range, ...options })).data.values

check("sheets: the spreadsheet names its sheets", async () => {
  const { data } = await spreadsheets.get({ spreadsheetId: BOOK })
  assert.deepEqual(data.sheets.map(sheet => sheet.properties.title), ["Tarefas", "Entrada"])
  assert.equal(data.properties.timeZone, "America/Sao_Paulo")
  await assert.rejects(spreadsheets.get({ spreadsheetId: "outro" }), google(404, "NOT_FOUND"))
})

check("sheets: RAW keeps what a formula or a date would become", async () => {
  const row = ["1", "=IMPORTDATA(\"http://x\")", "2026-11-22", 46348.75, true]
  const { data } = await values.append({ spreadsheetId: BOOK, range: "Tarefas!A:G", valueInputOption: "RAW", requestBody: { values: [row] } })
  assert.equal(data.updates.updatedRange, "Tarefas!A2:E2")
  assert.equal(data.tableRange, "Tarefas!A1:G1")
  assert.deepEqual((await read("Tarefas!A2:G2", { valueRenderOption: "UNFORMATTED_VALUE" }))[0], row)
  assert.deepEqual((await read("Tarefas!B2", { valueRenderOption: "FORMULA" }))[0], [row[1]])
  await values.append({ spreadsheetId: BOOK, range: "Tarefas!A:G", valueInputOption: "USER_ENTERED", requestBody: { values: [["2", "=1+1", "22/11/2026"]] } })
  assert.deepEqual((await read("Tarefas!A3:C3"))[0], ["2", "#N/A", "22/11/2026"])
  const serial = await read("Tarefas!C3", { valueRenderOption: "UNFORMATTED_VALUE", dateTimeRenderOption: "SERIAL_NUMBER" })
  assert.deepEqual(serial, [[46348]])
})

check("sheets: null skips, empty text clears, trailing empties are left out", async () => {
  const update = (range, rows) => values.update({ spreadsheetId: BOOK, range, valueInputOption: "RAW", requestBody: { values: rows } })
  const { data } = await update("Tarefas!A2", [["a", "b", "c"], ["d", "e", "f"]])
  assert.deepEqual([data.updatedRange, data.updatedRows, data.updatedColumns, data.updatedCells], ["Tarefas!A2:C3", 2, 3, 6])
  await update("Tarefas!A2:C2", [[null, "B", ""]])
  assert.deepEqual(await read("'Tarefas'!A2:G"), [["a", "B"], ["d", "e", "f"]])
  const ranges = await values.batchGet({ spreadsheetId: BOOK, ranges: ["Tarefas!A2:A", "Entrada!A:C", "Entrada!A2:C"] })
  assert.deepEqual(ranges.data.valueRanges.map(range => range.values), [[["a"], ["d"]], [["Mensagem", "Remetente", "Situação"]], undefined])
  await assert.rejects(update("Tarefas!A2:B2", [["a", "b", "c"]]), google(400, "INVALID_ARGUMENT"))
  await assert.rejects(read("Nada!A1"), google(400, "INVALID_ARGUMENT"))
  const batch = await values.batchUpdate({ spreadsheetId: BOOK, requestBody: { valueInputOption: "RAW", data: [{ range: "Tarefas!B2", values: [["x"]] }, { range: "Tarefas!D3", values: [["y"]] }] } })
  assert.equal(batch.data.totalUpdatedCells, 2)
  assert.equal(batch.data.responses.length, 2)
  const cleared = await values.clear({ spreadsheetId: BOOK, range: "Tarefas!A2:G" })
  assert.match(cleared.data.clearedRange, /^Tarefas!A2:G\d+$/)
  assert.equal(await read("Tarefas!A2:G"), undefined)
})

check("sheets: a row is created once, whatever is repeated", async () => {
  const create = id => spreadsheets.batchUpdate({
    spreadsheetId: BOOK,
    requestBody: {
      requests: [
        { insertDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 2 } } },
        { updateCells: { start: { sheetId: 0, rowIndex: 1, columnIndex: 0 }, fields: "userEnteredValue,userEnteredFormat.numberFormat", rows: [{ values: [
          { userEnteredValue: { stringValue: String(id) } },
          { userEnteredValue: { numberValue: 46348.5 }, userEnteredFormat: { numberFormat: { type: "DATE_TIME" } } },
        ] }] } },
        { createDeveloperMetadata: { developerMetadata: { metadataId: id, metadataKey: "op", metadataValue: "v", location: { sheetId: 0 }, visibility: "DOCUMENT" } } },
      ],
    },
  })
  const { data } = await create(7)
  assert.equal(data.replies[2].createDeveloperMetadata.developerMetadata.metadataId, 7)
  await assert.rejects(create(7), google(400, "INVALID_ARGUMENT"))
  await create(8)
  assert.deepEqual(await read("Tarefas!A2:B"), [["8", "22/11/2026 12:00:00"], ["7", "22/11/2026 12:00:00"]])
  const found = await spreadsheets.developerMetadata.search({ spreadsheetId: BOOK, requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: "op" } }] } })
  assert.deepEqual(found.data.matchedDeveloperMetadata.map(match => match.developerMetadata.metadataId), [7, 8])
  assert.equal((await spreadsheets.developerMetadata.get({ spreadsheetId: BOOK, metadataId: 7 })).data.metadataKey, "op")
  await spreadsheets.batchUpdate({ spreadsheetId: BOOK, requestBody: { requests: [{ deleteDimension: { range: { sheetId: 0, dimension: "ROWS", startIndex: 1, endIndex: 2 } } }] } })
  assert.deepEqual(await read("Tarefas!A2:A"), [["7"]])
})

check("sheets: refusals have Google's shape", async () => {
  await control("POST", "/faults", { target: "sheets", status: 429, times: 1 })
  await assert.rejects(read("Tarefas!A1"), google(429, "RESOURCE_EXHAUSTED"))
  await assert.rejects(sheetsClient("nobody").get({ spreadsheetId: BOOK }), google(401, "UNAUTHENTICATED"))
})

// ---------------------------------------------------------------- run

let failures = 0
for (const { name, run } of checks) {
  await control("POST", "/reset")
  try {
    await run()
    console.log(`ok    ${name}`)
  } catch (error) {
    failures++
    console.log(`FAIL  ${name}\n${error.stack ?? error}`)
  }
}
await control("POST", "/reset")
console.log(`${checks.length - failures} of ${checks.length} checks passed`)
process.exit(failures ? 1 : 0)
