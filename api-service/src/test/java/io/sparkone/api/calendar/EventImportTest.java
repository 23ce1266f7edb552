package io.sparkone.api.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.testing.Client;
import io.sparkone.api.testing.Told;

@QuarkusTest
class EventImportTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @Inject
    Calendar calendar;

    private final Client client = Client.owner();
    private final String mark = UUID.randomUUID().toString();

    @Test
    void fileOfGoogleIsImportedOnce() {
        JsonPath report = take(file("google.ics"));

        assertThat(counts(report)).isEqualTo("5/0/0/0");
        JsonPath meeting = event(report, "single");
        assertThat(meeting.getString("title")).isEqualTo("Reunião com a Ana; orçamento");
        assertThat(meeting.getString("location")).isEqualTo("Av. Paulista, 1000");
        assertThat(meeting.getString("start_at")).isEqualTo("2030-11-20T17:00:00Z");
        assertThat(meeting.getString("channel")).isEqualTo("ics");
        assertThat(event(report, "christmas").getBoolean("all_day")).isTrue();
        assertThat(event(report, "christmas").getString("start_at")).isEqualTo("2030-12-25T03:00:00Z");
        assertThat(event(report, "cancelled").getString("status")).isEqualTo("cancelled");
        assertThat(Told.about("event/" + meeting.getInt("id"))).extracting(Told::type)
                .containsExactly("event.created");

        assertThat(counts(take(file("google.ics")))).isEqualTo("0/0/5/0");
        JsonPath moved = take(file("google.ics").replace("20301120T170000Z", "20301120T173000Z"));
        assertThat(counts(moved)).isEqualTo("0/1/4/0");
        assertThat(event(moved, "single").getString("start_at")).isEqualTo("2030-11-20T17:30:00Z");
        assertThat(Told.about("event/" + meeting.getInt("id"))).extracting(Told::type)
                .containsExactly("event.created", "event.updated");
    }

    @Test
    void recurringEventKeepsItsHourInItsOwnZoneAndLeavesOutWhatIsExcluded() {
        JsonPath report = take(file("google.ics"));

        JsonPath standup = event(report, "standup");
        assertThat(standup.getString("time_zone")).isEqualTo("America/New_York");
        // New York changes its clocks on 10 March 2030; the 18th is excluded, the 25th is an hour of its own
        assertThat(starts("Stand-up New York", "2030-03-01", "2030-04-10")).containsExactly("20300304T140000Z",
                "20300311T130000Z", "20300325T150000Z");
    }

    @Test
    void fileOfOutlookIsReadWithItsOwnZonesAndWholeDays() {
        JsonPath report = take(file("outlook.ics"));

        assertThat(counts(report)).isEqualTo("3/0/0/0");
        assertThat(event(report, mark + "1").getString("start_at")).isEqualTo("2030-11-22T13:00:00Z");
        assertThat(event(report, mark + "1").getString("title"))
                .isEqualTo("Apresentação dos resultados do trimestre para a diretoria e para os convidados");
        assertThat(event(report, mark + "2").getBoolean("all_day")).isTrue();
        assertThat(event(report, mark + "2").getString("start_at")).isEqualTo("2030-12-23T03:00:00Z");
        assertThat(event(report, mark + "3").getString("status")).isEqualTo("tentative");
        assertThat(starts("Daily Berlin", "2030-03-30", "2030-04-02")).containsExactly("20300330T080000Z",
                "20300331T070000Z", "20300401T070000Z");
    }

    @Test
    void fileOfAppleIsReadWithFloatingTimesAndDurations() {
        JsonPath report = take(file("apple.ics"));

        assertThat(counts(report)).isEqualTo("3/0/0/0");
        JsonPath floating = event(report, "floating");
        assertThat(floating.getString("start_at")).isEqualTo("2030-11-24T11:00:00Z");
        assertThat(floating.getString("end_at")).isEqualTo("2030-11-24T11:45:00Z");
        assertThat(event(report, "A1B2C3D4").getString("location")).isEqualTo("Parque Ibirapuera\nPortão 3");
        assertThat(event(report, "birthday").getBoolean("all_day")).isTrue();
        assertThat(event(report, "birthday").getString("recurrence")).contains("FREQ=YEARLY");
        assertThat(starts("Aniversário do João", "2030-01-01", "2040-01-01")).hasSize(4);
    }

    @Test
    void fileOfKhalAndVdirsyncerIsReadThoughItListsOnlyTheNextClockChanges() {
        JsonPath report = take(file("khal.ics"));

        assertThat(counts(report)).isEqualTo("3/0/0/0");
        assertThat(event(report, "standup").getString("time_zone")).isEqualTo("America/New_York");
        assertThat(starts("Weekly with khal", "2027-03-08", "2027-03-16")).containsExactly("20270308T140000Z",
                "20270315T130000Z");
        // the clocks change in this night
        assertThat(event(report, "night").getString("start_at")).isEqualTo("2027-03-14T04:00:00Z");
        assertThat(event(report, "night").getString("end_at")).isEqualTo("2027-03-14T08:00:00Z");
        assertThat(event(report, "holidays").getString("end_at")).isEqualTo("2026-12-25T03:00:00Z");
    }

    @Test
    void ownFeedImportedElsewhereGivesTheSameFeedAgain() {
        client.post("/events", Map.of("title", mark + " a, b; c\\d", "start_at", "2030-05-06T14:00:00Z", "end_at",
                "2030-05-06T15:00:00Z", "location", "sala 3\n2º andar", "status", "tentative")).then().statusCode(201);
        client.post("/events", Map.of("title", mark + " diária", "start_at", "2030-05-07T14:00:00Z", "recurrence",
                "FREQ=DAILY;COUNT=3")).then().statusCode(201);
        client.post("/events", Map.of("title", mark + " dia", "start_at", "2030-05-08T03:00:00Z", "end_at",
                "2030-05-10T03:00:00Z", "all_day", true)).then().statusCode(201);
        String feed = feed();
        assertThat(counts(take(feed))).isEqualTo("0/0/5/0");

        // another calendar has these events under other numbers, or not at all
        String foreign = feed.replaceAll("UID:event-(\\d+)", "UID:event-9" + "0".repeat(9) + "$1");
        assertThat(counts(take(foreign))).isEqualTo("5/0/0/0");
        assertThat(own(feed())).containsExactlyInAnyOrderElementsOf(
                Stream.concat(own(feed).stream(), own(foreign).stream()).toList());
        assertThat(counts(take(foreign))).isEqualTo("0/0/5/0");
    }

    @Test
    void whatWasDeletedHereStaysDeleted() {
        JsonPath report = take(calendar("UID:" + mark, "DTSTART:20301120T170000Z", "SUMMARY:a"));
        client.delete("/events/" + report.getInt("items[0].event_id")).then().statusCode(204);

        JsonPath again = take(calendar("UID:" + mark, "DTSTART:20301120T170000Z", "SUMMARY:b"));
        assertThat(again.getString("items[0].reason")).isEqualTo("deleted-here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DTSTART:20301120T170000Z;SUMMARY:a|no-uid",
            "UID:{m};DTSTART:20301120T170000Z|no-title",
            "UID:{m};SUMMARY:a|no-start", "UID:{m};SUMMARY:a;DTSTART:tomorrow|no-start",
            "UID:{m};SUMMARY:a;DTSTART:00010101T000000Z|bad-time",
            "UID:{m};SUMMARY:a;DTSTART:20301120T170000Z;DTEND:20301120T160000Z|end-before-start",
            "UID:{m};SUMMARY:a;DTSTART!TZID=Mars/Olympus:20301120T170000|unknown-time-zone",
            "UID:{m};SUMMARY:a;DTSTART:20301120T170000Z;RRULE:FREQ=SECONDLY|unsupported-recurrence",
            "UID:{m};SUMMARY:a;DTSTART:20301120T170000Z;RDATE:20301121T170000Z|unsupported-recurrence",
            "UID:{m};SUMMARY:a;DTSTART:20301120T170000Z;RECURRENCE-ID:20301120T170000Z;STATUS:CANCELLED|unknown-event"})
    void whatCannotBeHeldIsSkippedWithItsReason(String lines, String reason) {
        String[] properties = lines.replace("{m}", mark).split(";");
        for (int i = 0; i < properties.length; i++) {
            properties[i] = properties[i].replace('!', ';');
        }
        JsonPath report = take(calendar(properties));

        assertThat(counts(report)).isEqualTo("0/0/0/1");
        assertThat(report.getString("items[0].reason")).isEqualTo(reason);
    }

    private JsonPath takeSeries() {
        return take(calendar("UID:" + mark, "SUMMARY:aula", "DTSTART;TZID=America/Sao_Paulo:20301202T090000",
                "RRULE:FREQ=DAILY;COUNT=4"));
    }

    private List<String> lessons() {
        return starts("aula", "2030-12-01", "2030-12-31");
    }

    @Test
    void occurrenceThatIsMovedByAFileOfItsOwnTakesTheOldOnesPlace() {
        takeSeries();
        take(calendar("UID:" + mark, "SUMMARY:aula", "RECURRENCE-ID;TZID=America/Sao_Paulo:20301203T090000",
                "DTSTART;TZID=America/Sao_Paulo:20301203T150000"));
        List<String> moved = List.of("20301202T120000Z", "20301203T180000Z", "20301204T120000Z", "20301205T120000Z");
        assertThat(lessons()).isEqualTo(moved);

        takeSeries();
        assertThat(lessons()).isEqualTo(moved);
    }

    @Test
    void occurrenceThatIsCalledOffByAFileOfItsOwnDoesNotTakePlace() {
        takeSeries();
        take(calendar("UID:" + mark, "SUMMARY:aula", "RECURRENCE-ID;TZID=America/Sao_Paulo:20301203T090000",
                "DTSTART;TZID=America/Sao_Paulo:20301203T150000"));

        JsonPath report = take(cancel("UID:" + mark, "RECURRENCE-ID;TZID=America/Sao_Paulo:20301203T090000"));
        assertThat(report.getString("items[0].reason")).isEqualTo("cancelled-occurrence");
        take(cancel("UID:" + mark, "RECURRENCE-ID;TZID=America/Sao_Paulo:20301205T090000"));
        assertThat(lessons()).containsExactly("20301202T120000Z", "20301204T120000Z");
    }

    @Test
    void eventIsCalledOffByAFileThatSaysNoMoreThanItsName() {
        take(calendar("UID:" + mark, "SEQUENCE:2", "DTSTART:20301120T170000Z", "SUMMARY:a"));

        assertThat(take(cancel("UID:" + mark, "SEQUENCE:1")).getString("items[0].reason")).isEqualTo("older-version");
        JsonPath report = take(cancel("UID:" + mark, "SEQUENCE:3"));
        assertThat(counts(report)).isEqualTo("0/1/0/0");
        assertThat(event(report, mark).getString("status")).isEqualTo("cancelled");
        assertThat(counts(take(cancel("UID:" + mark)))).isEqualTo("0/0/1/0");
        assertThat(take(cancel("UID:other" + mark)).getString("items[0].reason")).isEqualTo("unknown-event");
    }

    @Test
    void olderVersionOfAnEventChangesNothing() {
        take(calendar("UID:" + mark, "SEQUENCE:2", "DTSTART:20301120T170000Z", "SUMMARY:new"));

        JsonPath older = take(calendar("UID:" + mark, "SEQUENCE:1", "DTSTART:20301119T170000Z", "SUMMARY:old"));
        assertThat(older.getString("items[0].reason")).isEqualTo("older-version");
        JsonPath unsaid = take(calendar("UID:" + mark, "DTSTART:20301121T170000Z", "SUMMARY:newest"));
        assertThat(counts(unsaid)).isEqualTo("0/1/0/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"RRULE:FREQ=DAILY;UNTIL=20301203T090000",
            "RRULE:FREQ=DAILY;UNTIL=20301203T120000Z",
            "RRULE:FREQ=DAILY;UNTIL=20301203", "RRULE:FREQ=DAILY;COUNT=2",
            "RRULE:FREQ=DAILY;COUNT=3 EXDATE;VALUE=DATE:20301204"})
    void endAndExceptionsOfASeriesAreReadInEachForm(String lines) {
        take(calendar(Stream.concat(
                Stream.of("UID:" + mark, "SUMMARY:aula", "DTSTART;TZID=America/Sao_Paulo:20301202T090000"),
                Stream.of(lines.split(" "))).toArray(String[]::new)));

        assertThat(lessons()).containsExactly("20301202T120000Z", "20301203T120000Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"E. South America Standard Time|America/Sao_Paulo|2030-07-01T12:00:00Z",
            "Eastern Standard Time|America/New_York|2030-07-01T13:00:00Z",
            "W. Europe Standard Time|Europe/Berlin|2030-07-01T07:00:00Z",
            "eastern standard time|America/New_York|2030-07-01T13:00:00Z",
            "Central Standard Time (Mexico)|America/Mexico_City|2030-07-01T15:00:00Z"})
    void zoneThatWindowsNamesIsKnownWithoutADefinition(String name, String zone, String start) {
        String times = "TZID=\"" + name + "\":2030";
        JsonPath report = take(calendar("UID:" + mark, "SUMMARY:aula", "DTSTART;" + times + "0701T090000",
                "DTEND;" + times + "0701T100000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;" + times + "0702T090000"));

        JsonPath event = event(report, mark);
        assertThat(event.getString("start_at")).isEqualTo(start);
        assertThat(event.getString("time_zone")).isEqualTo(zone);
        assertThat(event.getList("excluded")).containsExactly(Instant.parse(start).plusSeconds(86_400).toString());
    }

    @Test
    void zoneThatWindowsNamesIsThatOneOfThoseWithTheSameClockChanges() {
        String zone = """
                BEGIN:VTIMEZONE
                TZID:W. Europe Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                """.replace("\n", "\r\n");
        String event = calendar("UID:" + mark, "SUMMARY:aula",
                "DTSTART;TZID=W. Europe Standard Time:20300701T090000", "RRULE:FREQ=DAILY");

        JsonPath report = take(event.replace("BEGIN:VEVENT", zone + "BEGIN:VEVENT"));

        assertThat(event(report, mark).getString("time_zone")).isEqualTo("Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Middle-earth Standard Time", "Standard Time", "(UTC-03:00) Atlantis"})
    void zoneThatNobodyKnowsIsNotTakenForAnother(String name) {
        JsonPath report = take(calendar("UID:" + mark, "SUMMARY:aula",
                "DTSTART;TZID=\"" + name + "\":20300701T090000"));

        assertThat(report.getString("items[0].reason")).isEqualTo("unknown-time-zone");
    }

    @Test
    void seriesThatBeginsWhereClocksSkipItsTimeKeepsItAndItsLength() {
        JsonPath report = take(calendar("UID:" + mark, "SUMMARY:aula",
                "DTSTART;TZID=America/New_York:20300310T023000", "DTEND;TZID=America/New_York:20300310T030000",
                "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20300312"));

        assertThat(event(report, mark).getString("start_at")).isEqualTo("2030-03-10T07:30:00Z");
        assertThat(event(report, mark).getString("end_at")).isEqualTo("2030-03-10T08:00:00Z");
        assertThat(starts("aula", "2030-03-09", "2030-03-20")).containsExactly("20300310T073000Z", "20300311T063000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXDATE;TZID=America/New_York:20301103T013000", "EXDATE;VALUE=DATE:20301103"})
    void exceptionWhereClocksShowItsTimeTwiceIsLeftOut(String exception) {
        take(calendar("UID:" + mark, "SUMMARY:aula", "DTSTART;TZID=America/New_York:20301102T013000",
                "RRULE:FREQ=DAILY;COUNT=3", exception));

        assertThat(starts("aula", "2030-11-01", "2030-11-20")).containsExactly("20301102T053000Z", "20301104T063000Z");
    }

    @Test
    void occurrenceThatIsMovedWhereClocksShowItsTimeTwiceTakesTheOldOnesPlace() {
        take(calendar("UID:" + mark, "SUMMARY:aula", "DTSTART;TZID=America/New_York:20301102T013000",
                "RRULE:FREQ=DAILY;COUNT=3"));
        take(calendar("UID:" + mark, "SUMMARY:aula", "RECURRENCE-ID;TZID=America/New_York:20301103T013000",
                "DTSTART;TZID=America/New_York:20301103T100000"));

        assertThat(starts("aula", "2030-11-01", "2030-11-20")).containsExactly("20301102T053000Z", "20301103T150000Z",
                "20301104T063000Z");
    }

    @Test
    void seriesIsMovedOntoATimeThatClocksSkipAndBack() {
        JsonPath report = take(calendar("UID:" + mark, "SUMMARY:aula",
                "DTSTART;TZID=America/New_York:20300310T033000", "DTEND;TZID=America/New_York:20300310T040000",
                "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=America/New_York:20300312T033000"));
        long id = event(report, mark).getLong("id");

        EventView moved = calendar.moveSeries(id, Duration.ofHours(-1), ZONE).orElseThrow();
        assertThat(moved.endAt()).isEqualTo("2030-03-10T08:00:00Z");
        assertThat(starts("aula", "2030-03-09", "2030-03-20")).containsExactly("20300310T073000Z", "20300311T063000Z",
                "20300313T063000Z");
        calendar.moveSeries(id, Duration.ofMinutes(30), ZONE).orElseThrow();
        assertThat(event(report, mark).getString("end_at")).isEqualTo("2030-03-10T07:30:00Z");
        assertThat(starts("aula", "2030-03-09", "2030-03-20")).containsExactly("20300310T070000Z", "20300311T070000Z",
                "20300313T070000Z");
    }

    @Test
    void daysThatAreLeftOutStaySoWhenTheSeriesGetsAnotherTimeOfDay() {
        JsonPath report = take(calendar("UID:" + mark, "SUMMARY:aula", "DTSTART;VALUE=DATE:20301202",
                "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20301203"));
        String path = "/events/" + event(report, mark).getLong("id");
        assertThat(lessons()).containsExactly("20301202", "20301204");

        client.patch(path, """
                {"all_day": false, "start_at": "2030-12-02T09:00:00-03:00", "end_at": null}""").then().statusCode(200)
                .body("excluded", contains("2030-12-03T12:00:00Z"));
        assertThat(lessons()).containsExactly("20301202T120000Z", "20301204T120000Z");
        client.patch(path, "{\"recurrence\": null}").then().statusCode(200).body("excluded", empty());
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1,iso-8859-1", "UTF-8,UTF-8", "UTF-8,iso-8859-1"})
    void fileIsReadInItsCharset(String charset, String named) {
        byte[] body = calendar("UID:" + mark, "DTSTART:20301120T170000Z", "SUMMARY:Reunião às três")
                .getBytes(Charset.forName(charset));

        send(body, "text/calendar; charset=" + named).then().statusCode(200).body("items[0].title",
                equalTo("Reunião às três"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{}", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:x",
            "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n", "\u0000\u0001"})
    void whatIsNoCalendarIsABadRequest(String body) {
        send(body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void emptyTooLargeAndTooLongFilesAreRefused() {
        send("").then().statusCode(400);
        send(calendar("UID:1", "DESCRIPTION:" + "x".repeat(950_000))).then().statusCode(413)
                .body("type", containsString("too-large"));
        send("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(2001) + "END:VCALENDAR\r\n").then()
                .statusCode(413);
        given().contentType("text/calendar").body("x").post("/events/import").then().statusCode(401);
        given().header("Authorization", "Bearer " + Client.with("tasks:read").token()).contentType("text/calendar")
                .body("x").post("/events/import").then().statusCode(403);
        client.post("/events/import", "{}").then().statusCode(415);
    }

    @Test
    void titleAndPlaceAreCutWhereTheyAreTooLong() {
        JsonPath report = take(calendar("UID:" + mark, "DTSTART:20301120T170000Z", "SUMMARY:" + "😀".repeat(256),
                "LOCATION:" + "b".repeat(900)));

        assertThat(event(report, mark).getString("title")).isEqualTo("😀".repeat(254) + "…");
        assertThat(event(report, mark).getString("location")).hasSize(500);
    }

    @Test
    void importIsDoneOnceForItsKey() {
        String body = calendar("UID:" + mark, "DTSTART:20301120T170000Z", "SUMMARY:a");
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", "Bearer " + client.token()).header("Idempotency-Key", mark)
                    .contentType("text/calendar").body(body.getBytes(StandardCharsets.UTF_8)).post("/events/import")
                    .then().statusCode(200).body("created", equalTo(1));
        }
    }

    private static String calendar(String... properties) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", properties)
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String cancel(String... properties) {
        return calendar(properties).replace("PRODID:test", "PRODID:test\r\nMETHOD:CANCEL");
    }

    private Response send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8), "text/calendar");
    }

    private Response send(byte[] body, String type) {
        return given().header("Authorization", "Bearer " + client.token()).header("Content-Type", type).body(body)
                .post("/events/import");
    }

    private JsonPath take(String text) {
        return send(text).then().statusCode(200).extract().jsonPath();
    }

    private static String counts(JsonPath report) {
        return report.getInt("created") + "/" + report.getInt("updated") + "/" + report.getInt("unchanged") + "/"
                + report.getInt("skipped");
    }

    /** The first of the events whose UID has the part. */
    private JsonPath event(JsonPath report, String part) {
        List<Map<String, Object>> items = report.getList("items");
        Object id = items.stream().filter(item -> String.valueOf(item.get("uid")).contains(part)).findFirst()
                .orElseThrow().get("event_id");
        return client.get("/events/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** When the events of this test with the title take place. */
    private List<String> starts(String title, String from, String to) {
        return Pattern.compile("DTSTART[^:]*:(\\S+)").matcher(feed(title, from, to)).results()
                .map(match -> match.group(1))
                .toList();
    }

    private String feed() {
        return feed("", "2030-05-01", "2030-06-01");
    }

    /** What the feed would say of a period, of this test's events alone. */
    private String feed(String title, String from, String to) {
        List<EventView> events = calendar.between(midnight(from), midnight(to), new Occurrences(ZONE, 500)).stream()
                .filter(event -> event.title().startsWith(title)
                        && (event.title().contains(mark) || String.valueOf(event.uid()).contains(mark)))
                .toList();
        return new ICalendar(ZONE).of(events);
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }

    /** What the feed says about each event of this test, but for numbers that change with each reading. */
    private List<String> own(String feed) {
        return Pattern.compile("BEGIN:VEVENT.*?END:VEVENT", Pattern.DOTALL).matcher(feed).results()
                .map(match -> match.group().replaceAll("DTSTAMP:[^\r]*|LAST-MODIFIED:[^\r]*|SEQUENCE:[^\r]*", ""))
                .collect(Collectors.toList());
    }

    private String file(String name) {
        try (InputStream in = EventImportTest.class.getResourceAsStream("/calendar/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{mark}", mark);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

}
