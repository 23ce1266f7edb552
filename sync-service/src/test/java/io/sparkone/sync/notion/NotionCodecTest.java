package io.sparkone.sync.notion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sparkone.sync.merge.Cell;
import io.sparkone.sync.merge.Field;

class NotionCodecTest {

    private static final NotionSchema SCHEMA = new NotionSchema("d",
            new EnumMap<>(Map.of(Field.TITLE, column("t", "title"), Field.DESCRIPTION, column("d", "rich_text"),
                    Field.DUE_AT, column("u", "date"), Field.STATUS,
                    new NotionSchema.Column("s", "status", Map.of("pending", "To Do", "completed", "Done")),
                    Field.PRIORITY, new NotionSchema.Column("p", "select", Map.of("high", "Alta")))),
            column("i", "rich_text"));
    private final NotionCodec codec = new NotionCodec(SCHEMA, ZoneId.of("America/Sao_Paulo"));

    @Test
    void whatIsEncodedIsDecodedToItsCanonicalForm() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Map<Field, Cell> cells = new EnumMap<>(Field.class);
            cells.put(Field.TITLE, Cell.of(Field.TITLE, text(random, 300)));
            cells.put(Field.DESCRIPTION, Cell.of(Field.DESCRIPTION, text(random, 9000)));
            cells.put(Field.DUE_AT, Cell.of(Field.DUE_AT,
                    random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)).toString()));
            cells.put(Field.STATUS, Cell.of(Field.STATUS, random.nextBoolean() ? "pending" : "completed"));
            cells.put(Field.PRIORITY, Cell.of(Field.PRIORITY, random.nextBoolean() ? "high" : null));

            Map<Field, Cell> decoded = codec.decode(asAnswered(codec.encode(cells)));

            cells.forEach((field, cell) -> assertThat(decoded.get(field).value()).as(field.key())
                    .isEqualTo(cell.value()));
        }
    }

    @Test
    void noPieceOfATextIsTooLongOrTearsACharacter() {
        for (JsonNode piece : NotionCodec.text("a" + "😀".repeat(3000))) {
            String content = piece.get("text").get("content").asText();
            assertThat(content.length()).isLessThanOrEqualTo(2000);
            assertThat(Character.isHighSurrogate(content.charAt(content.length() - 1))).isFalse();
        }
    }

    @Test
    void anOptionThatDoesNotExistIsNotWritten() {
        assertThat(codec.encode(Map.of(Field.PRIORITY, Cell.of(Field.PRIORITY, "urgent")))).isEmpty();
    }

    @Test
    void anOptionThatIsNotOursIsNotRead() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("status").put("name", "Waiting");

        assertThat(codec.decode(Map.of("s", status))).isEmpty();
    }

    @Test
    void aDayMeansUntilItsEnd() {
        ObjectNode due = JsonNodeFactory.instance.objectNode();
        due.putObject("date").put("start", "2026-11-22");

        assertThat(codec.decode(Map.of("u", due)).get(Field.DUE_AT).value()).isEqualTo("2026-11-23T02:59:00Z");
    }

    private static NotionSchema.Column column(String id, String type) {
        return new NotionSchema.Column(id, type, Map.of());
    }

    private static Map<String, JsonNode> asAnswered(ObjectNode properties) {
        Map<String, JsonNode> byId = new HashMap<>();
        properties.properties().forEach(property -> byId.put(property.getKey(), property.getValue()));
        return byId;
    }

    private static String text(Random random, int atMost) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(atMost); length > 0; length--) {
            text.appendCodePoint(random.nextInt(5) == 0 ? 0x1F600 + random.nextInt(50) : ' ' + random.nextInt(200));
        }
        return text.toString();
    }
}
