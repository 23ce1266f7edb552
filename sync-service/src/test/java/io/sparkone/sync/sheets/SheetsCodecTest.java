package io.sparkone.sync.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.merge.Canonical;
import io.sparkone.sync.merge.Field;

class SheetsCodecTest {

    private final SheetsCodec codec = new SheetsCodec(ZoneId.of("America/Sao_Paulo"), new TestSheetsConfig().options());

    @Test
    void everyMinuteSurvivesTheRoundTrip() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            // from 2020 on: Brazil has kept one offset since, so that a local time names one instant
            String due = Canonical.of(Field.DUE_AT,
                    Instant.ofEpochSecond(1_577_847_600L + random.nextInt(1_000_000_000)).toString());

            assertThat(roundTrip(Field.DUE_AT, due)).isEqualTo(due);
        }
    }

    @Test
    void midnightIsNotTakenForADayWithoutATime() {
        assertThat(roundTrip(Field.DUE_AT, "2026-11-22T03:00:00Z")).isEqualTo("2026-11-22T03:00:00Z");
    }

    @Test
    void aDayMeansUntilItsEndHoweverItWasTyped() {
        JsonNodeFactory json = JsonNodeFactory.instance;

        for (JsonNode typed : new JsonNode[]{json.numberNode(46348), json.textNode("22/11/2026"),
                json.textNode("2026-11-22")}) {
            assertThat(codec.decode(Field.DUE_AT, typed).orElseThrow().value()).isEqualTo("2026-11-23T02:59:00Z");
        }
    }

    @Test
    void aTextThatIsNoDateIsLeftAlone() {
        assertThat(codec.decode(Field.DUE_AT, JsonNodeFactory.instance.textNode("quando der"))).isEmpty();
    }

    @Test
    void whatLooksLikeAFormulaIsWrittenAsText() {
        assertThat(codec.encode(Field.TITLE, "=1+1").orElseThrow().toString())
                .isEqualTo("{\"userEnteredValue\":{\"stringValue\":\"=1+1\"}}");
    }

    @Test
    void everyStatusAndPrioritySurvivesTheRoundTrip() {
        for (String status : new String[]{"pending", "in_progress", "completed", "cancelled"}) {
            assertThat(roundTrip(Field.STATUS, status)).isEqualTo(status);
        }
        for (String priority : new String[]{"low", "medium", "high", "urgent"}) {
            assertThat(roundTrip(Field.PRIORITY, priority)).isEqualTo(priority);
        }
    }

    @Test
    void namesInBothLanguagesAreRead() {
        assertThat(codec.decode(Field.STATUS, JsonNodeFactory.instance.textNode(" done ")).orElseThrow().value())
                .isEqualTo("completed");
        assertThat(codec.decode(Field.PRIORITY, JsonNodeFactory.instance.textNode("ALTA")).orElseThrow().value())
                .isEqualTo("high");
    }

    @Test
    void aTextLongerThanACellStaysInTheHub() {
        assertThat(codec.encode(Field.DESCRIPTION, "a".repeat(50_001))).isEmpty();
    }

    private String roundTrip(Field field, String value) {
        JsonNode entered = codec.encode(field, value).orElseThrow().get("userEnteredValue");
        return codec.decode(field, entered.iterator().next()).orElseThrow().value();
    }
}
