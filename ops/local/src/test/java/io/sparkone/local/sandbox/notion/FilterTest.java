package io.sparkone.local.sandbox.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Json;

class FilterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:30Z");

    private final DataSource source = NotionIds.tasks();
    private final Page page = page(
            Map.of("Name", "Pagar Fornecedor", "Status", "Done", "Due", "2026-11-24T02:00:00Z", "Description",
                    "boleto"));

    @Test
    void textIsComparedWholeOrInParts() {
        assertMatches("{'property':'Name','title':{'equals':'Pagar Fornecedor'}}");
        assertMatches("{'property':'Name','title':{'contains':'fornec'}}");
        assertMatches("{'property':'Name','title':{'starts_with':'Pagar'}}");
        assertDiffers("{'property':'Name','title':{'does_not_contain':'Forn'}}");
        assertDiffers("{'property':'Name','title':{'is_empty':true}}");
        assertMatches("{'property':'SparkOne ID','rich_text':{'is_empty':true}}");
        assertMatches("{'property':'SparkOne ID','rich_text':{'does_not_equal':'1'}}");
    }

    @Test
    void choicesAreComparedByName() {
        assertMatches("{'property':'Status','status':{'equals':'Done'}}");
        assertMatches("{'property':'Priority','select':{'does_not_equal':'High'}}");
        assertDiffers("{'property':'Priority','select':{'is_not_empty':true}}");
    }

    @Test
    void datesAreComparedByDayOrByTime() {
        assertMatches("{'property':'Due','date':{'equals':'2026-11-24'}}");
        assertMatches("{'property':'Due','date':{'on_or_after':'2026-11-23T23:00:00-03:00'}}");
        assertDiffers("{'property':'Due','date':{'after':'2026-11-23T23:00:00-03:00'}}");
        assertMatches("{'property':'Due','date':{'before':'2026-11-25'}}");
        assertMatches("{'property':'Due','date':{'next_week':{}}}");
        assertDiffers("{'property':'Due','date':{'past_month':{}}}");
    }

    @Test
    void timestampsAreComparedAsTheApiShowsThem() {
        assertMatches("{'timestamp':'last_edited_time','last_edited_time':{'on_or_after':'2026-11-22T10:00:00Z'}}");
        assertDiffers("{'timestamp':'last_edited_time','last_edited_time':{'on_or_after':'2026-11-22T10:00:30Z'}}");
        assertMatches("{'timestamp':'created_time','created_time':{'on_or_before':'2026-11-22T10:00:00Z'}}");
    }

    @Test
    void conditionsNestTwoLevelsDeepAndNoDeeper() {
        String done = "{'property':'Status','status':{'equals':'Done'}}";
        String low = "{'property':'Priority','select':{'equals':'Low'}}";
        assertMatches("{'and':[" + done + ",{'or':[" + low + "," + done + "]}]}");
        assertDiffers("{'and':[" + done + "," + low + "]}");
        assertThatThrownBy(() -> filter("{'and':[{'or':[{'and':[" + done + "]}]}]}")).isInstanceOf(NotionError.class);
    }

    @Test
    void whatTheSchemaDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> filter("{'property':'Nada','title':{'equals':'x'}}"))
                .hasMessage("Could not find property with name or id: Nada");
        assertThatThrownBy(() -> filter("{'property':'Status','select':{'equals':'Done'}}"))
                .hasMessageContaining("does not match filter select");
        assertThatThrownBy(() -> filter("{'property':'Due','date':{'on_or_after':'ontem'}}"))
                .hasMessageContaining("ISO 8601");
        assertThatThrownBy(() -> filter("{'property':'Name','title':{'resembles':'x'}}"))
                .hasMessageContaining("resembles");
    }

    private void assertMatches(String filter) {
        assertThat(filter(filter).test(page)).as(filter).isTrue();
    }

    private void assertDiffers(String filter) {
        assertThat(filter(filter).test(page)).as(filter).isFalse();
    }

    private Predicate<Page> filter(String filter) {
        try {
            JsonNode json = Json.read(filter.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            return new Filter(source, Clock.fixed(NOW, ZoneOffset.UTC)).parse(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(filter, e);
        }
    }

    private Page page(Map<String, String> texts) {
        Map<String, JsonNode> values = new HashMap<>();
        texts.forEach((name, text) -> {
            Property property = source.property(name).orElseThrow();
            values.put(property.id(),
                    PropertyValues.accept(property, PropertyValues.typed(property, TextNode.valueOf(text))));
        });
        return new Page("p", 0, NOW, NOW, "a", "a", false, values);
    }
}
