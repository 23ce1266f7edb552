package io.sparkone.local.sandbox.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("things.jsonl");
    }

    @Test
    void theLastValuesComeBackInTheOrderInWhichTheirKeysCame() {
        try (Things things = new Things(file)) {
            things.put("b", 1);
            things.put("a", 2);
            things.put("gone", 3);
            things.put("b", 4);
            things.remove("gone");
        }

        assertThat(read()).containsExactly(Map.entry("b", 4), Map.entry("a", 2));
    }

    @Test
    void aChangeOfSeveralValuesIsKeptWhollyOrNotAtAll() throws IOException {
        try (Things things = new Things(file)) {
            things.put("a", 1);
            Map<String, JsonNode> both = new LinkedHashMap<>();
            both.put("a", null);
            both.put("b", new IntNode(2));
            things.journal.keep(both);
        }
        byte[] whole = Files.readAllBytes(file);

        for (int cut = 1; cut <= 15; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            assertThat(read()).as("%d bytes are missing", cut).containsExactly(Map.entry("a", 1));
            assertThat(damaged()).doesNotExist();
        }
    }

    @Test
    void whatFollowsACutLineDoesNotContinueIt() throws IOException {
        try (Things things = new Things(file)) {
            things.put("a", 1);
        }
        Files.writeString(file, "{\"b\":", StandardOpenOption.APPEND);
        try (Things things = new Things(file)) {
            things.put("c", 3);
        }

        assertThat(read()).containsExactly(Map.entry("a", 1), Map.entry("c", 3));
    }

    @Test
    void aDamagedFileIsSetAsideAndWhatCanBeReadOfItIsUsed() throws IOException {
        Files.writeString(file, "{\"a\":1}\n\0\0\0\0\n{\"b\":\"no number\"}\n[1]\n{\"c\":3}\n");

        assertThat(read()).containsExactly(Map.entry("a", 1), Map.entry("c", 3));

        assertThat(damaged()).content().contains("no number");
        assertThat(file).content().isEqualTo("{\"a\":1}\n{\"c\":3}\n");
    }

    @Test
    void theFileDoesNotGrowWithTheNumberOfChanges() throws IOException {
        String text = "x".repeat(100_000);
        long largest = 0;
        try (Things things = new Things(file)) {
            for (int i = 0; i < 200; i++) {
                things.journal.keep(Map.of("text", TextNode.valueOf(text)));
                largest = Math.max(largest, Files.size(file));
            }
            things.put("a", 1);
        }

        assertThat(largest).isLessThan(5 * 1024 * 1024);
        assertThat(read()).containsExactly(Map.entry("a", 1));
        assertThat(Files.size(file)).isLessThan(100);
    }

    @Test
    void aHalfWrittenCopyFromAKillIsNoTrouble() throws IOException {
        try (Things things = new Things(file)) {
            things.put("a", 1);
        }
        Files.writeString(folder.resolve("things.jsonl.new"), "{\"a\":");

        assertThat(read()).containsExactly(Map.entry("a", 1));
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        Things things = new Things(file);
        things.close();

        assertThatThrownBy(() -> things.put("a", 1)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void twoSandboxesDoNotShareAFolder() {
        try (Journals first = Journals.in(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Journals.in(folder)).hasMessage("another sandbox runs on " + folder);
        }
        Journals.in(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");

        assertThatThrownBy(() -> Journals.in(taken)).hasMessageContaining("cannot write to " + taken);
    }

    private Path damaged() {
        return folder.resolve("things.jsonl.damaged");
    }

    private Map<String, Integer> read() {
        try (Things things = new Things(file)) {
            return new LinkedHashMap<>(things.numbers);
        }
    }

    /** Numbers by name; what is kept beyond them does not outlive the next copy. */
    private static final class Things implements Kept, AutoCloseable {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final FileJournal journal;

        Things(Path file) {
            journal = new FileJournal(file);
            journal.restore(this);
        }

        void put(String key, int number) {
            journal.keep(Map.of(key, new IntNode(number)));
            numbers.put(key, number);
        }

        void remove(String key) {
            Map<String, JsonNode> change = new LinkedHashMap<>();
            change.put(key, null);
            journal.keep(change);
            numbers.remove(key);
        }

        @Override
        public Map<String, JsonNode> all() {
            Map<String, JsonNode> all = new LinkedHashMap<>();
            numbers.forEach((key, number) -> all.put(key, new IntNode(number)));
            return all;
        }

        @Override
        public void restore(String key, JsonNode value) {
            if (!value.isInt()) {
                throw new IllegalArgumentException("no number");
            }
            numbers.put(key, value.asInt());
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
