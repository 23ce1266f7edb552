package io.sparkone.backup.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.sparkone.backup.postgres.Subprocess;

/**
 * Encrypts through the stock age program, on a thread and in a process of its own. Java up to 19 has no fast ChaCha20: there it takes a
 * third of a backup's processor time, and age nearly none.
 */
final class AgeProgram extends OutputStream {

    private static final int BUFFER = 1 << 16;
    /** What feeds it has a shorter limit of its own. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Subprocess age;
    private final FutureTask<Void> pump;

    /** @param target gets the encrypted bytes from another thread, until this is closed */
    AgeProgram(Path program, List<String> recipients, OutputStream target) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--encrypt"));
        recipients.forEach(recipient -> command.add("--recipient=" + recipient));
        age = Subprocess.start(command, Map.of(), LONGEST);
        pump = new FutureTask<>(() -> pump(target), null);
        Thread thread = new Thread(pump, "age-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** The program on this machine's PATH, or empty. */
    static Optional<Path> find() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            Path program = Path.of(folder, "age");
            if (!folder.isEmpty() && Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private void pump(OutputStream target) {
        byte[] buffer = new byte[BUFFER];
        boolean ended = false;
        try {
            InputStream encrypted = age.output();
            for (int n = encrypted.read(buffer); n >= 0; n = encrypted.read(buffer)) {
                target.write(buffer, 0, n);
            }
            ended = true;
        } catch (IOException e) {
            throw new TargetFailed(e);
        } finally {
            if (!ended) {
                // whoever writes to it must not wait for a reader that is gone
                age.close();
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        try {
            age.input().write(data, offset, length);
        } catch (IOException e) {
            await();
            throw e;
        }
    }

    /** Ends the archive; afterwards all of it is in the target. */
    @Override
    public void close() throws IOException {
        try (age) {
            age.input().close();
            await();
        }
    }

    /** The reason why it ended early, rather than the broken pipe. */
    private void await() throws IOException {
        try {
            pump.get();
            age.requireSuccess();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TargetFailed failed ? failed.reason() : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while age was at work");
        }
    }

    /** Kills it: the target gets no end mark. */
    void abandon() {
        age.close();
    }

    private static final class TargetFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TargetFailed(IOException reason) {
            super(reason);
        }

        IOException reason() {
            return (IOException) getCause();
        }
    }
}
