package io.sparkone.backup.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A running program: killed when it exceeds its time or when this is closed. It inherits nothing of the environment but
 * where to find programs and libraries, so no secret of the service reaches it unasked.
 */
public final class Subprocess implements AutoCloseable {

    private static final long DRAIN_MILLIS = 5000;
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final int BUFFER = 1 << 16;
    /** All that was read, from the page cache or not; what comes over a socket does not count. */
    private static final String READ = "rchar: ";
    private static final List<String> INHERITED = List.of("PATH", "LD_LIBRARY_PATH", "TMPDIR", "HOME");

    private final String name;
    private final Process process;
    private final Tail errors;
    private final Duration limit;
    private volatile boolean timedOut;

    private Subprocess(String name, Process process, Duration limit) {
        this.name = name;
        this.process = process;
        this.limit = limit;
        errors = new Tail(process.getErrorStream(), name + "-errors");
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS).execute(this::expire);
    }

    /** @param limit after which it is killed */
    public static Subprocess start(List<String> command, Map<String, String> environment, Duration limit)
            throws ToolFailedException {
        String name = Path.of(command.get(0)).getFileName().toString();
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> own = new HashMap<>(environment);
        INHERITED.stream().filter(builder.environment()::containsKey)
                .forEach(variable -> own.putIfAbsent(variable, builder.environment().get(variable)));
        // messages in one language, and no locale that the machine may lack
        own.putIfAbsent("LC_ALL", "C");
        builder.environment().clear();
        builder.environment().putAll(own);
        try {
            return new Subprocess(name, builder.start(), limit);
        } catch (IOException e) {
            throw new ToolFailedException("Cannot start " + command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Runs a program that says little and gives back what it wrote. */
    public static String run(List<String> command, Map<String, String> environment, Duration limit)
            throws ToolFailedException, InterruptedException {
        return run(command, environment, limit, bytes -> {});
    }

    /** @param onRead told every other second how much it and its children have read of files, where the kernel says so */
    public static String run(List<String> command, Map<String, String> environment, Duration limit, LongConsumer onRead)
            throws ToolFailedException, InterruptedException {
        try (Subprocess program = start(command, environment, limit)) {
            program.process.getOutputStream().close();
            Tail output = new Tail(program.process.getInputStream(), program.name + "-output");
            while (!program.await(WATCH)) {
                onRead.accept(program.bytesRead());
            }
            program.requireSuccess();
            return output.text(DRAIN_MILLIS);
        } catch (ToolFailedException e) {
            throw e;
        } catch (IOException e) {
            throw new ToolFailedException(command.get(0) + ": " + e.getMessage(), e);
        }
    }

    /** Runs a program that reads as much of its input as it wants, and gives back all that it wrote: that must be of a modest size. */
    public static String answer(List<String> command, InputStream input, Duration limit)
            throws IOException, InterruptedException {
        try (Subprocess program = start(command, Map.of(), limit)) {
            FutureTask<byte[]> output = new FutureTask<>(program.output()::readAllBytes);
            Thread reader = new Thread(output, program.name + "-output");
            reader.setDaemon(true);
            reader.start();
            program.feed(input);
            program.requireSuccess();
            return new String(output.get(), StandardCharsets.UTF_8);
        } catch (ExecutionException e) {
            throw new ToolFailedException(command.get(0) + ": " + e.getCause().getMessage(), e);
        }
    }

    private void feed(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (OutputStream in = input()) {
            for (int n = content.read(buffer); n >= 0 && isAlive(); n = content.read(buffer)) {
                if (!accepts(in, buffer, n)) {
                    return;
                }
            }
        } catch (IOException e) {
            if (isAlive()) {
                throw e;
            }
        }
    }

    /** False once it has read enough and closed its end. */
    private static boolean accepts(OutputStream in, byte[] buffer, int length) {
        try {
            in.write(buffer, 0, length);
            in.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private long bytesRead() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).mapToLong(Subprocess::bytesRead)
                .sum();
    }

    /** A parent's figure holds those of its children that have ended. */
    private static long bytesRead(ProcessHandle program) {
        try (Stream<String> figures = Files.lines(Path.of("/proc", String.valueOf(program.pid()), "io"))) {
            return figures.filter(line -> line.startsWith(READ)).map(line -> line.substring(READ.length()))
                    .mapToLong(Long::parseLong).findFirst().orElse(0);
        } catch (IOException | UncheckedIOException e) {
            // it has ended, or this is no Linux
            return 0;
        }
    }

    public InputStream output() {
        return process.getInputStream();
    }

    public OutputStream input() {
        return process.getOutputStream();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits for the end.
     *
     * @throws ToolFailedException with the last lines of its error output, unless it ended with 0
     */
    public void requireSuccess() throws ToolFailedException, InterruptedException {
        int code = process.waitFor();
        if (timedOut) {
            throw new ToolFailedException(name + " did not end within " + limit + ": killed");
        }
        if (code != 0) {
            String why = errors.text(DRAIN_MILLIS);
            String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with code " + code;
            throw new ToolFailedException(name + " " + how + (why.isEmpty() ? "" : ": " + why));
        }
    }

    /** Waits at most so long for the end. */
    public boolean await(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it wrote to its error output, the last part. */
    public String errors() throws InterruptedException {
        return errors.text(DRAIN_MILLIS);
    }

    private void expire() {
        if (process.isAlive()) {
            timedOut = true;
            // not Process.destroyForcibly: that closes the streams, and the reader would see that instead of the reason
            process.toHandle().destroyForcibly();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
