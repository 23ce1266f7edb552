package io.sparkone.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;

/** Values that nobody means. */
final class Hostile {

    private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();
    private static final List<String> TEXTS = List.of("", " ", "\t\r\n", "\u0000", "a\u0000b", "a".repeat(10_000),
            "😀".repeat(300), "\uD800", "\uDC00x", "\u202Egnirts", "İstanbul ß ﬁ", "ﷺ".repeat(400), "é".repeat(5),
            "'; drop table task; --", "%' or 1=1 --", "../../../etc/passwd", "%s%n%x%d", "${jndi:ldap://localhost/a}",
            "{{7*7}}", "<script>alert(1)</script>", "null", "true", "undefined", "NaN", "Infinity", "-1", "0", "1e309",
            "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "0x10", "1_000", "١٢٣",
            "2026-02-30", "0000-00-00", "2026-13-45T99:99:99Z", "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00-18:00", "2026-11-20T10:00:00",
            "2026-11-20T10:00:00+99:00",
            "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=2147483648",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MINUTELY;COUNT=999999", "FREQ=WEEKLY;BYDAY=XX", "RRULE:FREQ=DAILY", "P999999999Y", "PT0S", "-PT1S",
            "PT1H".repeat(50), "{\"a\": 1}", "[]", "Etc/Unknown", "America/Sao_Paulo\u0000", "W/\"1\"", "*", "*/*;q=x",
            "application/json;q=", "a/b;q=9, c/d;e=\"f", "bytes=-1", "\"*\"",
            "#",
            "12 e ".repeat(300), "concluir " + "1 e ".repeat(200) + "2", "reunião 99/99 às 99h99", "%00", "%ff", "+",
            "&=;?/");
    private static final List<String> NUMBERS = List.of("0", "-1", "1.5", "1e3", "1e400", "-0", "9223372036854775808",
            "2147483648", "123456789012345678901234567890", "0.1e-400");

    private Hostile() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** What an HTTP client is able to send in a header. */
    static String header(Random random) {
        String text = text(random).replaceAll("[^\\x20-\\x7e]", "");
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    static JsonNode value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.rawValueNode(new RawValue(
                    NUMBERS.get(random.nextInt(NUMBERS.size()))));
            case 3 -> JSON.arrayNode().add(text(random)).addNull();
            case 4 -> JSON.objectNode().put(text(random), text(random));
            case 5 -> nested(random.nextInt(200));
            default -> JSON.textNode(text(random));
        };
    }

    private static JsonNode nested(int depth) {
        ArrayNode inner = JSON.arrayNode();
        for (int i = 0; i < depth; i++) {
            inner = JSON.arrayNode().add(inner);
        }
        return inner;
    }

    /** A body that is no JSON, or too much of it. */
    static byte[] body(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new byte[0];
            case 1 -> "{".repeat(2000).getBytes(StandardCharsets.UTF_8);
            case 2 -> "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            case 3 -> new byte[]{(byte) 0xff, (byte) 0xfe, 0, 123, (byte) 0xc3, 40};
            case 4 -> "{\"title\": \"a".getBytes(StandardCharsets.UTF_8);
            case 5 -> ("{\"title\": \"" + "x".repeat(1_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
            case 6 -> "null".getBytes(StandardCharsets.UTF_8);
            case 7 -> "{\"title\": \"a\", \"title\": \"b\"}".getBytes(StandardCharsets.UTF_8);
            default -> text(random).getBytes(StandardCharsets.UTF_8);
        };
    }
}
