package io.sparkone.local.sandbox.sheets;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds developer metadata by any of id, key, value and sheet. */
final class MetadataLookup implements Predicate<Metadata> {
    private final JsonNode lookup;

    MetadataLookup(JsonNode lookup) {
        this.lookup = lookup;
    }

    @Override
    public boolean test(Metadata entry) {
        return (!lookup.hasNonNull("metadataId") || lookup.get("metadataId").asInt() == entry.id())
                && (!lookup.hasNonNull("metadataKey") || lookup.get("metadataKey").asText().equals(entry.key()))
                && (!lookup.hasNonNull("metadataValue") || lookup.get("metadataValue").asText().equals(entry.value()));
    }
}
