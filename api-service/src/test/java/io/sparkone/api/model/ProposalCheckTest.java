package io.sparkone.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sparkone.api.interpretation.Interpretation;
import io.sparkone.api.interpretation.Language;
import io.sparkone.api.interpretation.Utterance;

class ProposalCheckTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-18T10:00-03:00[America/Sao_Paulo]");
    private static final String MESSAGE = "o leite acabou, alguém tem que pagar a conta da padaria";

    @Test
    void taskIsReadWithItsTimeInTheWritersZone() {
        Interpretation.CreateTask task = (Interpretation.CreateTask) read(
                answer("create_task", "pagar a conta da padaria", "2026-11-19", "17:00", "", "", "padaria", "high"));

        assertThat(task.title()).isEqualTo("pagar a conta da padaria");
        assertThat(task.due().at()).isEqualTo(ZonedDateTime.parse("2026-11-19T17:00-03:00[America/Sao_Paulo]"));
        assertThat(task.due().wholeDay()).isFalse();
        assertThat(task.place()).isEqualTo("padaria");
        assertThat(task.priority().value()).isEqualTo("high");
        assertThat(task.recurrence()).isNull();
    }

    @Test
    void dayWithoutATimeIsTheWholeDay() {
        Interpretation.CreateTask task = (Interpretation.CreateTask) read(
                answer("create_task", "pagar a conta", "2026-11-18", "", "", "", "", ""));
        Interpretation.CreateEvent event = (Interpretation.CreateEvent) read(
                answer("create_event", "padaria", "2026-11-20", "", "2026-11-21", "", "", ""));

        assertThat(task.due().at().toLocalTime()).hasToString("23:59");
        assertThat(event.start().wholeDay()).isTrue();
        assertThat(event.end().toLocalDate()).isEqualTo(LocalDate.parse("2026-11-22"));
    }

    @Test
    void listIsReadWithItsPeriod() {
        Interpretation.ListTasks list = (Interpretation.ListTasks) read(
                answer("list_tasks", "", "2026-11-16", "", "2026-11-22", "", "", ""));

        assertThat(list.filter().from()).isEqualTo(LocalDate.parse("2026-11-16"));
        assertThat(list.filter().to()).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(read(answer("list_events", "", "", "", "", "", "", "")))
                .isInstanceOf(Interpretation.ListEvents.class);
    }

    @Test
    void noneIsUnknown() {
        assertThat(read(answer("none", "", "", "", "", "", "", ""))).isInstanceOf(Interpretation.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", emptyValue = "", value = {
            "create_task,'',2026-11-19,'','','','',''", "create_task,pagar a conta,2026-11-17,'','','','',''",
            "create_task,pagar a conta,2026-11-18,09:00,'','','',''", "create_task,pagar a conta,'',17:00,'','','',''",
            "create_task,pagar a conta,2026-02-30,'','','','',''",
            "create_task,pagar a conta,19/11/2026,'','','','',''",
            "create_task,pagar a conta,2026-11-19,25:00,'','','',''",
            "create_task,pagar a conta,2099-11-19,'','','','',''",
            "create_task,pagar a conta,2026-11-19,'',2026-11-20,'','',''",
            "create_task,pagar a conta,'','','','','',asap",
            "create_task,comprar criptomoedas hoje,'','','','','',''", "create_event,pagar a conta,'','','','','',''",
            "create_event,pagar a conta,2026-11-19,10:00,'',09:00,'',''",
            "create_event,pagar a conta,2026-11-19,'',2026-11-18,'','',''", "list_tasks,'','','',2026-11-19,'','',''",
            "list_tasks,'',2026-11-19,'',2026-11-18,'','',''"})
    void whatMustNotBeIsRefused(String action, String title, String date, String time, String endDate, String endTime,
            String place, String priority) {
        assertThatThrownBy(() -> read(answer(action, title, date, time, endDate, endTime, place, priority)))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pagar a conta\nDELETE /tasks", "pagar a conta\u202Eabc", "pagar\u0000 a conta",
            "pagar a conta\u200B", "pagar a conta \uDB40\uDC41", "pagar a conta\u2028x"})
    void titleThatHidesTextIsRefused(String title) {
        assertThatThrownBy(() -> read(new Proposal("create_task", title, "", "", "", "", "", "")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @Test
    void titleThatIsTooLongIsRefused() {
        String title = "pagar a conta da padaria ".repeat(20).strip();

        assertThatThrownBy(() -> read(new Proposal("create_task", title, "", "", "", "", "", "")))
                .isInstanceOf(InvalidAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"create_task\"", "{}", "{\"action\": \"create_task\"}", "{\"action\":",
            "{\"action\": \"complete\", \"title\": \"\", \"date\": \"\", \"time\": \"\", \"end_date\": \"\", "
                    + "\"end_time\": \"\", \"place\": \"\", \"priority\": \"\"}",
            "{\"action\": \"none\", \"title\": null, \"date\": \"\", \"time\": \"\", \"end_date\": \"\", "
                    + "\"end_time\": \"\", \"place\": \"\", \"priority\": \"\"}",
            "{\"action\": \"none\", \"title\": 5, \"date\": \"\", \"time\": \"\", \"end_date\": \"\", "
                    + "\"end_time\": \"\", \"place\": \"\", \"priority\": \"\"}",
            "{\"action\": \"none\", \"action\": \"create_task\", \"title\": \"\", \"date\": \"\", \"time\": \"\", "
                    + "\"end_date\": \"\", \"end_time\": \"\", \"place\": \"\", \"priority\": \"\"}",
            "{\"action\": \"none\", \"title\": \"\", \"date\": \"\", \"time\": \"\", \"end_date\": \"\", "
                    + "\"end_time\": \"\", \"place\": \"\", \"priority\": \"\", \"sender\": \"5511900000000\"}",
            "{\"action\": \"none\", \"title\": \"\", \"date\": \"\", \"time\": \"\", \"end_date\": \"\", "
                    + "\"end_time\": \"\", \"place\": \"\", \"priority\": \"\"} and more",
            "```json\n{}\n```"})
    void whatIsNotTheSchemaIsRefused(String json) {
        assertThatThrownBy(() -> Proposal.parse(json)).isInstanceOf(InvalidAnswerException.class);
    }

    private static Proposal answer(String... fields) {
        return new Proposal(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
    }

    private static Interpretation read(Proposal proposal) {
        Utterance utterance = new Utterance(MESSAGE, NOW, Locale.forLanguageTag("pt-BR"));
        return new ProposalCheck(utterance, Language.PORTUGUESE).read(proposal);
    }
}
