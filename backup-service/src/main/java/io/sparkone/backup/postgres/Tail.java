package io.sparkone.backup.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a stream to its end, on a thread of its own so that the writer never blocks, and keeps the last part. */
final class Tail {

    private static final int KEPT = 8192;

    private final StringBuilder text = new StringBuilder();
    private final Thread reader;

    Tail(InputStream in, String name) {
        reader = new Thread(() -> drain(in), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void drain(InputStream in) {
        byte[] buffer = new byte[1024];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            append("[" + e.getMessage() + "]");
        }
    }

    private synchronized void append(String more) {
        text.append(more);
        if (text.length() > KEPT) {
            text.delete(0, text.length() - KEPT);
        }
    }

    /** What was kept, once the stream has ended or the time is over. */
    String text(long millis) throws InterruptedException {
        reader.join(millis);
        synchronized (this) {
            return text.toString().strip();
        }
    }
}
