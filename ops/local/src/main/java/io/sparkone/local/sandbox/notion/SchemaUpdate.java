package io.sparkone.local.sandbox.notion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** Applies a change of a data source: its name, and properties renamed, added, removed or given other options. */
final class SchemaUpdate {
    private SchemaUpdate() {}

    static DataSource apply(DataSource source, JsonNode body) {
        DataSource changed = source;
        if (body.has("title")) {
            changed = changed.named(RichText.text(RichText.accept("title", body.get("title"))));
        }
        for (Map.Entry<String, JsonNode> entry : body.path("properties").properties()) {
            changed = apply(changed, entry.getKey(), entry.getValue());
        }
        return changed;
    }

    private static DataSource apply(DataSource source, String key, JsonNode change) {
        Optional<Property> known = source.property(key);
        if (change.isNull()) {
            Property gone = known
                    .orElseThrow(() -> NotionError.validation(key + " is not a property that exists."));
            if (gone.type() == PropertyType.TITLE) {
                throw NotionError.validation("Cannot delete the title property.");
            }
            return source.without(gone.id());
        }
        Optional<PropertyType> type = type(change);
        if (known.isEmpty() && type.isEmpty()) {
            throw NotionError.body("properties." + key, "a property configuration", change);
        }
        Property property = known
                .orElseGet(() -> Property.of(UUID.randomUUID().toString().substring(0, 4), key, type.get()));
        if (change.path("name").isTextual()) {
            property = property.renamed(change.get("name").asText());
        }
        if (type.isPresent() && type.get() != property.type()) {
            property = new Property(property.id(), property.name(), type.get(), List.of());
        }
        JsonNode options = change.path(property.type().key()).path("options");
        return source.with(options.isArray() ? property.withOptions(options(property, options)) : property);
    }

    private static Optional<PropertyType> type(JsonNode change) {
        return change.properties().stream().map(Map.Entry::getKey).map(PropertyType::of).flatMap(Optional::stream)
                .findFirst();
    }

    /** An option given by its id keeps it, and may be renamed; one given by name is kept or made. */
    private static List<Property.Option> options(Property property, JsonNode given) {
        List<Property.Option> options = new ArrayList<>();
        for (JsonNode item : given) {
            String name = item.path("name").asText();
            Optional<Property.Option> known = property.options().stream().filter(
                    option -> item.hasNonNull("id")
                            ? option.id().equals(item.get("id").asText())
                            : option.name().equals(name))
                    .findFirst();
            Property.Option base = known.orElseGet(() -> Property.Option.named(name));
            options.add(new Property.Option(base.id(), name.isEmpty() ? base.name() : name,
                    item.path("color").asText(base.color())));
        }
        return options;
    }
}
