// Reads the calendar feed with ical.js, the engine of Thunderbird, and prints each event as khal does: local start, local end, title,
// place. "change" prints the day of New York's next clock change.
// usage: node ops/check/live/calendar.mjs list FILE | change
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'

const MOST_OCTETS = 75
const DAY = 86_400_000

function local(date, zone) {
  return date.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
}

function shown(time, isEnd) {
  if (!time.isDate) return local(time.toJSDate(), 'America/Sao_Paulo')
  const day = time.clone()
  if (isEnd) day.adjust(-1, 0, 0, 0)
  return day.toString()
}

function list(file) {
  const bytes = readFileSync(file)
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) throw new Error('not UTF-8')
  for (const line of text.replace(/\r\n$/, '').split('\r\n')) {
    if (/[\r\n]/.test(line) || Buffer.byteLength(line) > MOST_OCTETS) throw new Error(`not folded at ${MOST_OCTETS} octets: ${line}`)
  }
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(one => new ICAL.Event(one, { strictExceptions: true }))
  const uids = new Set(events.map(event => event.uid))
  if (uids.size !== events.length) throw new Error('a UID stands there twice')
  for (const event of events) {
    if (!event.component.getFirstPropertyValue('dtstamp')) throw new Error(`no DTSTAMP: ${event.uid}`)
    console.log([shown(event.startDate), shown(event.endDate, true), event.summary, event.location ?? ''].join('|'))
  }
}

function change() {
  const offset = time => new Date(time).toLocaleString('en', { timeZone: 'America/New_York', timeZoneName: 'longOffset' }).split(' ').at(-1)
  // not tomorrow: khal needs the evening before
  let day = Math.ceil(Date.now() / DAY) * DAY + 2 * DAY
  while (offset(day) === offset(day + DAY)) day += DAY
  console.log(new Date(day).toISOString().slice(0, 10))
}

const [command, file] = process.argv.slice(2)
if (command === 'change') change()
else list(file)
