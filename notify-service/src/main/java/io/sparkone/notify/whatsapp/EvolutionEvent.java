package io.sparkone.notify.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What Evolution's webhook tells; of its envelope only this is read. The envelope's {@code apikey} may be the instance's token.
 *
 * @param event such as {@code messages.update}, or {@code MESSAGES_UPDATE}
 * @param data an object, or an array of them
 */
record EvolutionEvent(String event, JsonNode data) {

    String name() {
        return event == null ? "" : event.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    List<JsonNode> items() {
        List<JsonNode> items = new ArrayList<>();
        if (data != null && data.isArray()) {
            data.forEach(items::add);
        } else if (data != null && data.isObject()) {
            items.add(data);
        }
        return items;
    }
}
