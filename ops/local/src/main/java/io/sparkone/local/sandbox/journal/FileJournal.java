package io.sparkone.local.sandbox.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;

/**
 * A file to which each change is appended as one line: a JSON object with the new values, null for those that are gone.
 * <p>
 * A line is handed to the system before the change is answered, so that a {@code kill -9} of the sandbox loses nothing
 * that was answered; it is not forced to the disk, so that a power cut may. A last line that was cut off does not count,
 * because nobody was told of it. When what was appended outgrows the content, and at each start, the content is written
 * anew, aside, and takes the file's place.
 */
final class FileJournal implements Journal, AutoCloseable {
    private static final long SPARE = 4L * 1024 * 1024;

    private final Path file;
    private Kept content;
    private RandomAccessFile out;
    /** Where the whole lines end. */
    private long end;
    /** Where the file is written anew. */
    private long limit;

    FileJournal(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void restore(Kept owner) {
        content = owner;
        try {
            if (Files.exists(file)) {
                int unreadable = new JournalReader(file).read(owner);
                if (unreadable > 0) {
                    setAside(unreadable);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot read " + file + ": " + e, e);
        }
        rewrite();
    }

    private void setAside(int unreadable) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
        System.getLogger(FileJournal.class.getName()).log(System.Logger.Level.WARNING, file + " is damaged: "
                + unreadable + " of its lines or values cannot be read and are left out; the file as it was is "
                + aside);
    }

    @Override
    public synchronized void keep(Map<String, JsonNode> changes) {
        if (changes.isEmpty()) {
            return;
        }
        byte[] line = line(changes);
        if (end + line.length > limit) {
            rewrite();
        }
        try {
            out.write(line);
            end += line.length;
        } catch (IOException e) {
            forgetHalfALine();
            throw new UncheckedIOException("the sandbox cannot write to " + file + ": " + e.getMessage(), e);
        }
    }

    /** The next line must not continue the one that failed. */
    private void forgetHalfALine() {
        try {
            out.setLength(end);
            out.seek(end);
        } catch (IOException e) {
            // then the next change begins with a new file
            limit = 0;
        }
    }

    @Override
    public synchronized void rewrite() {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(aside);
            RandomAccessFile anew = new RandomAccessFile(aside.toFile(), "rw");
            try {
                for (Map.Entry<String, JsonNode> entry : content.all().entrySet()) {
                    anew.write(line(Map.of(entry.getKey(), entry.getValue())));
                }
                anew.getFD().sync();
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                anew.close();
                throw e;
            }
            close();
            out = anew;
            end = anew.length();
            limit = 2 * end + SPARE;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot write to " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] line(Map<String, JsonNode> changes) {
        byte[] json = Json.bytes(Json.object().setAll(changes));
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
