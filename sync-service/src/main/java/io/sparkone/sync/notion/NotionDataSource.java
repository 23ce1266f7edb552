package io.sparkone.sync.notion;

import java.util.List;
import java.util.Map;

/** A table with its columns, by name. */
record NotionDataSource(String id, Map<String, Property> properties) {

    /** A column; options only for the type that it has. */
    record Property(String id, String name, String type, Options status, Options select) {

        List<Option> options() {
            Options options = status == null ? select : status;
            return options == null || options.options() == null ? List.of() : options.options();
        }
    }

    record Options(List<Option> options) {}

    record Option(String id, String name) {}
}
