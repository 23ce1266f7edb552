package io.sparkone.backup.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sparkone.backup.archive.Checksums;

class ContentComparisonTest {

    private static final TableContent TASKS = new TableContent("api.task", 7, "123");
    private static final TableContent EVENTS = new TableContent("api.event", 0, "0");
    private static final SchemaPart COLUMNS = new SchemaPart("columns", 9, "aa");
    private static final Content SOURCE = content(List.of(TASKS, EVENTS), List.of(COLUMNS), Map.of("api.seq", 5L),
            Map.of("plpgsql", "1.0"));

    @Test
    void anEqualCopyIsEqual() {
        assertThat(ContentComparison.of(SOURCE, SOURCE).isEqual()).isTrue();
    }

    @Test
    void aMissingTableIsNoticedEvenWhenItWasEmpty() {
        ContentComparison comparison = compare(content(List.of(TASKS), List.of(COLUMNS), Map.of("api.seq", 5L),
                Map.of("plpgsql", "1.0")));

        assertThat(comparison.tables()).containsExactly("api.event: missing");
    }

    @Test
    void missingRowsAreNoticed() {
        assertThat(tables(new TableContent("api.task", 6, "100"), EVENTS))
                .containsExactly("api.task: 7 rows expected, 6 restored");
    }

    @Test
    void otherContentOfTheSameLengthIsNoticed() {
        assertThat(tables(new TableContent("api.task", 7, "124"), EVENTS))
                .containsExactly("api.task: same number of rows, other content");
    }

    @Test
    void aTableTooManyIsNoticed() {
        assertThat(tables(TASKS, EVENTS, new TableContent("api.extra", 0, "0")))
                .containsExactly("api.extra: not in the source");
    }

    @Test
    void comparingNothingWithNothingIsNoSuccess() {
        Content nothing = content(List.of(), List.of(), Map.of(), Map.of());

        assertThat(ContentComparison.of(nothing, nothing).isEqual()).isFalse();
    }

    @Test
    void aSequenceMayBeAheadButNeverBehind() {
        assertThat(compare(content(SOURCE.tables(), SOURCE.schema(), Map.of("api.seq", 9L), SOURCE.extensions()))
                .isEqual())
                .isTrue();
        assertThat(
                compare(content(SOURCE.tables(), SOURCE.schema(), Map.of("api.seq", 4L), SOURCE.extensions())).other())
                .singleElement().asString().contains("api.seq", "at least 5");
    }

    @Test
    void anotherSchemaIsNoticedWithItsKind() {
        List<SchemaPart> other = List.of(new SchemaPart("columns", 9, "bb"));

        assertThat(compare(content(SOURCE.tables(), other, SOURCE.sequences(), SOURCE.extensions())).other())
                .containsExactly("schema: other columns");
        assertThat(compare(content(SOURCE.tables(), List.of(), SOURCE.sequences(), SOURCE.extensions())).other())
                .containsExactly("schema: other columns");
    }

    @Test
    void aMissingExtensionIsNoticed() {
        assertThat(compare(content(SOURCE.tables(), SOURCE.schema(), SOURCE.sequences(), Map.of())).other())
                .singleElement()
                .asString().contains("extension plpgsql");
    }

    @Test
    void aManifestIsReadBackAsItWasWritten() throws IOException {
        Manifest manifest = new Manifest(Manifest.FORMAT, UUID.randomUUID(), "db", Instant.EPOCH, Instant.EPOCH, "a",
                new Checksums(1, "x", 2, "y"), "b", new Checksums(3, "z", 4, "w"), "15.1", SOURCE);

        assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
        assertThat(manifest.bytes()).isEqualTo(6);
    }

    @Test
    void halfAManifestIsNone() {
        byte[] whole = ManifestJson.write(new Manifest(Manifest.FORMAT, UUID.randomUUID(), "db", Instant.EPOCH,
                Instant.EPOCH, "a", new Checksums(1, "x", 2, "y"), "b", new Checksums(3, "z", 4, "w"), "15.1", SOURCE));

        assertThatThrownBy(() -> ManifestJson.read(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ManifestJson.read("{}".getBytes())).isInstanceOf(IOException.class);
    }

    private static List<String> tables(TableContent... copy) {
        return compare(content(List.of(copy), SOURCE.schema(), SOURCE.sequences(), SOURCE.extensions())).tables();
    }

    private static ContentComparison compare(Content copy) {
        return ContentComparison.of(SOURCE, copy);
    }

    private static Content content(List<TableContent> tables, List<SchemaPart> schema, Map<String, Long> sequences,
            Map<String, String> extensions) {
        return new Content("15.19", "UTF8", schema, tables, sequences, extensions, Map.of("api", "007"), 0, List.of(),
                List.of());
    }
}
