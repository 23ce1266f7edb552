package io.sparkone.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import io.sparkone.local.process.Ports;
import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.Waiting;

/** A working copy whose four services are {@link FakeService}, and launchers as processes in it, on free ports. */
final class WorkingCopy {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Workspace workspace;
    private final Map<String, String> variables = new TreeMap<>();
    private final List<Process> launchers = new ArrayList<>();

    WorkingCopy(Path root) {
        workspace = new Workspace(root);
        for (Service service : Service.values()) {
            writeJar(root.resolve(service.id() + "-service/target/quarkus-app/quarkus-run.jar"));
        }
        List<Integer> free = Ports.free(Port.values().length);
        for (Port port : Port.values()) {
            variables.put(port.variable(), String.valueOf(free.get(port.ordinal())));
        }
    }

    Workspace workspace() {
        return workspace;
    }

    /** Sets a variable of the launchers to come. */
    WorkingCopy with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    int port(Port port) {
        return Integer.parseInt(variables.get(port.variable()));
    }

    String url(Port port, String path) {
        return "http://127.0.0.1:" + port(port) + path;
    }

    /** Starts a launcher; its output goes to a file of its own. */
    Process launch(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                workspace.launcherMark(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output(launchers.size()).toFile());
        builder.environment().putAll(variables);
        try {
            Process launcher = builder.start();
            launchers.add(launcher);
            return launcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a launcher and waits until all is ready. */
    Process up() {
        try {
            // a killed launcher leaves it behind
            Files.deleteIfExists(workspace.readyFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process launcher = launch("up");
        if (!Waiting.until(PATIENCE, () -> Files.exists(workspace.readyFile()) || !launcher.isAlive())
                || !launcher.isAlive()) {
            throw new AssertionError("the suite did not start:\n" + said());
        }
        return launcher;
    }

    /** Waits for a launcher's end, and tells its exit code. */
    int end(Process launcher) {
        if (!Waiting.until(PATIENCE, () -> !launcher.isAlive())) {
            throw new AssertionError("the launcher does not end:\n" + said());
        }
        return launcher.exitValue();
    }

    /** What the last launcher said. */
    String said() {
        return said(launchers.size() - 1);
    }

    /** @param launcher counted from 0 */
    String said(int launcher) {
        try {
            return Files.readString(output(launcher));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes of this working copy that run now, launchers included, described by their command lines. */
    List<String> processes() {
        String root = workspace.root().toString();
        return ProcessHandle.allProcesses().filter(process -> process.pid() != ProcessHandle.current().pid())
                .flatMap(process -> process.info().commandLine().stream().map(line -> process.pid() + " " + line))
                .filter(line -> line.contains(root)).toList();
    }

    /** Waits until nothing runs here any more; the answer is what does nevertheless. */
    List<String> processesLeft() {
        Waiting.until(PATIENCE, () -> processes().isEmpty());
        return processes();
    }

    RunningProcess process(Service service) {
        Path file = workspace.pidFile(service.id());
        return RunningProcess.from(file, file.toString()).orElseThrow();
    }

    /** For the end of a test, however that came. */
    void stopAll() {
        launchers.forEach(Process::destroy);
        launchers.forEach(this::end);
        if (!processes().isEmpty()) {
            end(launch("down"));
        }
    }

    private Path output(int number) {
        return workspace.root().resolve("launcher-" + number + ".txt");
    }

    private static void writeJar(Path jar) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String name = FakeService.class.getName().replace('.', '/') + ".class";
        try {
            Files.createDirectories(jar.getParent());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    var code = FakeService.class.getResourceAsStream("/" + name)) {
                out.putNextEntry(new ZipEntry(name));
                code.transferTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
