package io.sparkone.local.sandbox.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import io.sparkone.local.sandbox.http.Json;

class PropertyValuesTest {
    private final DataSource source = NotionIds.tasks();

    @Test
    void timesKeepTheirOffsetAndLoseTheirSeconds() {
        assertThat(accept("Due", "{'date':{'start':'2026-11-22T17:30:45-03:00'}}").path("start").asText())
                .isEqualTo("2026-11-22T17:30:00.000-03:00");
        assertThat(accept("Due", "{'date':{'start':'2026-11-22T20:30:00Z'}}").path("start").asText())
                .isEqualTo("2026-11-22T20:30:00.000+00:00");
        assertThat(
                accept("Due", "{'date':{'start':'2026-11-22T17:30:00','time_zone':'America/Sao_Paulo'}}").path("start")
                        .asText())
                .isEqualTo("2026-11-22T17:30:00.000-03:00");
        assertThat(accept("Due", "{'date':{'start':'2026-11-22'}}").path("start").asText()).isEqualTo("2026-11-22");
    }

    @Test
    void textHasLimitsOfLengthAndOfItems() {
        assertThatThrownBy(() -> accept("Name", "{'title':[{'text':{'content':'" + "x".repeat(2001) + "'}}]}"))
                .hasMessage("body failed validation: body.properties.Name.title[0].text.content.length should be"
                        + " ≤ `2000`, instead was `2001`.");
        String item = "{'text':{'content':'x'}}";
        assertThatThrownBy(() -> accept("Name", "{'title':[" + (item + ",").repeat(100) + item + "]}"))
                .hasMessageContaining("should be ≤ `100`, instead was `101`");
    }

    @Test
    void aValueOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> accept("Status", "{'select':{'name':'Done'}}"))
                .hasMessage("Status is expected to be status.");
        assertThatThrownBy(() -> accept("Name", "{'title':'x'}")).hasMessageContaining("should be an array");
        assertThatThrownBy(() -> accept("Priority", "{'select':{'name':'a,b'}}"))
                .hasMessageContaining("commas not allowed");
    }

    @Test
    void whatAPersonTypesFitsTheKindOfTheProperty() {
        Property description = source.property("Description").orElseThrow();
        JsonNode typed = PropertyValues.typed(description, TextNode.valueOf("x".repeat(4500)));
        assertThat(typed.path("rich_text")).hasSize(3);
        assertThat(PropertyValues.plain(description, PropertyValues.accept(description, typed))).hasSize(4500);
    }

    private JsonNode accept(String property, String value) {
        try {
            return PropertyValues.accept(source.property(property).orElseThrow(),
                    Json.read(value.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(value, e);
        }
    }
}
