package io.sparkone.backup.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a restored copy lacks of its source, or has beyond it.
 *
 * @param tables that differ, with how
 * @param other differences: schema, sequences, extensions, migrations
 */
public record ContentComparison(List<String> tables, List<String> other) {

    /** A database without tables proves nothing: comparing nothing with nothing is a difference, too. */
    public static ContentComparison of(Content source, Content copy) {
        List<String> other = new ArrayList<>();
        if (source.tables().isEmpty()) {
            other.add("the source has no tables, so there is nothing to compare");
        }
        schema(source, copy, other);
        sequences(source, copy, other);
        same("extension", source.extensions(), copy.extensions(), other);
        same("migrations of", source.migrations(), copy.migrations(), other);
        if (source.largeObjects() != copy.largeObjects()) {
            other.add("large objects: " + source.largeObjects() + " expected, " + copy.largeObjects() + " restored");
        }
        return new ContentComparison(tables(source, copy), other);
    }

    /** Tables first. */
    public List<String> all() {
        return Stream.concat(tables.stream(), other.stream()).toList();
    }

    public boolean isEqual() {
        return tables.isEmpty() && other.isEmpty();
    }

    private static List<String> tables(Content source, Content copy) {
        Map<String, TableContent> restored = new HashMap<>();
        copy.tables().forEach(table -> restored.put(table.name(), table));
        List<String> differences = new ArrayList<>();
        for (TableContent expected : source.tables()) {
            TableContent found = restored.remove(expected.name());
            if (found == null) {
                differences.add(expected.name() + ": missing");
            } else if (found.rows() != expected.rows()) {
                differences.add(expected.name() + ": " + expected.rows() + " rows expected, " + found.rows()
                        + " restored");
            } else if (!found.hash().equals(expected.hash())) {
                differences.add(expected.name() + ": same number of rows, other content");
            }
        }
        restored.keySet().stream().sorted().forEach(name -> differences.add(name + ": not in the source"));
        return differences;
    }

    private static void schema(Content source, Content copy, List<String> differences) {
        Set<SchemaPart> expected = new HashSet<>(source.schema());
        Set<SchemaPart> found = new HashSet<>(copy.schema());
        Set<String> kinds = new HashSet<>();
        source.schema().stream().filter(part -> !found.contains(part)).forEach(part -> kinds.add(part.kind()));
        if (source.schema().stream().noneMatch(part -> part.kind().equals(SchemaPart.LARGE_OBJECTS))) {
            found.removeIf(part -> part.kind().equals(SchemaPart.LARGE_OBJECTS));
        }
        found.stream().filter(part -> !expected.contains(part)).forEach(part -> kinds.add(part.kind()));
        kinds.stream().sorted().forEach(kind -> differences.add("schema: other " + kind));
    }

    private static void sequences(Content source, Content copy, List<String> differences) {
        source.sequences().forEach((name, value) -> {
            Long restored = copy.sequences().get(name);
            if (restored == null || restored < value) {
                differences.add("sequence " + name + ": at least " + value + " expected, " + restored + " restored");
            }
        });
    }

    private static void same(String what, Map<String, String> source, Map<String, String> copy,
            List<String> differences) {
        source.forEach((name, value) -> {
            if (!value.equals(copy.get(name))) {
                differences.add(what + " " + name + ": " + value + " expected, " + copy.get(name) + " restored");
            }
        });
    }
}
