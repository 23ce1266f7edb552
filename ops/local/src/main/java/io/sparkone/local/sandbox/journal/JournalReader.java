package io.sparkone.local.sandbox.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;

/** Reads what a {@link FileJournal} has written, and leaves out what cannot be read. */
final class JournalReader {
    private final Path file;
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private int unreadable;

    JournalReader(Path file) {
        this.file = file;
    }

    /** Gives each key's last value; answers how many lines or values could not be read. */
    int read(Kept owner) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    apply(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            // what stands behind the last line's end was cut off
        }
        values.forEach((key, value) -> restore(owner, key, value));
        return unreadable;
    }

    private void apply(byte[] line) {
        try {
            JsonNode changes = Json.read(line);
            if (!changes.isObject() || changes.isEmpty()) {
                unreadable++;
            }
            changes.properties().forEach(entry -> {
                if (entry.getValue().isNull()) {
                    values.remove(entry.getKey());
                } else {
                    values.put(entry.getKey(), entry.getValue());
                }
            });
        } catch (JsonProcessingException e) {
            unreadable++;
        }
    }

    private void restore(Kept owner, String key, JsonNode value) {
        try {
            owner.restore(key, value);
        } catch (RuntimeException e) {
            // whatever is wrong with a value that a damaged file, or an older sandbox, holds: the others are needed
            unreadable++;
        }
    }
}
