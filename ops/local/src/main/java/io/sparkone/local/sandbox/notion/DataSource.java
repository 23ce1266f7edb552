package io.sparkone.local.sandbox.notion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private int indexOf(String propertyId) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).id().equals(propertyId)) {
                return i;
            }
        }
        return -1;
    }
}
