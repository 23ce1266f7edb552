package io.sparkone.local.sandbox.notion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Urls;

/** A table: its name and its columns, in order. */
record DataSource(String id, String name, List<Property> properties) {

    DataSource {
        properties = List.copyOf(properties);
    }

    /** A column by its name, or by its id in encoded or decoded form. */
    Optional<Property> property(String nameOrId) {
        return properties.stream().filter(property -> property.name().equals(nameOrId)).findFirst()
                .or(() -> properties.stream().filter(property -> property.id().equals(nameOrId)
                        || Urls.decodeSegment(property.id()).equals(nameOrId)).findFirst());
    }

    DataSource named(String newName) {
        return new DataSource(id, newName, properties);
    }

    DataSource with(Property changed) {
        List<Property> list = new ArrayList<>(properties);
        int at = indexOf(changed.id());
        if (at < 0) {
            list.add(changed);
        } else {
            list.set(at, changed);
        }
        return new DataSource(id, name, list);
    }

    DataSource without(String propertyId) {
        return new DataSource(id, name, properties.stream().filter(p -> !p.id().equals(propertyId)).toList());
    }

    /** A select takes names that it does not know yet, and keeps them. */
    DataSource withOptionsOf(Map<String, JsonNode> valuesByPropertyId) {
        DataSource changed = this;
        for (Map.Entry<String, JsonNode> entry : valuesByPropertyId.entrySet()) {
            changed = changed.with(property(entry.getKey()).orElseThrow().withOptionsOf(entry.getValue()));
        }
        return changed;
    }

    private int indexOf(String propertyId) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).id().equals(propertyId)) {
                return i;
            }
        }
        return -1;
    }
}
