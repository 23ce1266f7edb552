package io.sparkone.local.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The full output of a part. When it cannot be written any more (a full disk), it is given up: the part must not block
 * on a pipe that nobody empties.
 */
final class LogFile implements AutoCloseable {

    private final BufferedWriter writer;
    private boolean givenUp;

    LogFile(Path file) throws IOException {
        writer = Files.newBufferedWriter(file);
    }

    void append(String line) {
        if (givenUp) {
            return;
        }
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            givenUp = true;
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
