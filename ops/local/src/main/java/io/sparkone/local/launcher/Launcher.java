package io.sparkone.local.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import io.sparkone.local.process.StartFailure;

/**
 * The command line behind the Makefile: {@code up}, {@code up --detach}, {@code down} and {@code migrate}, in the working
 * copy that {@code -Dsparkone.workspace} names. Settings are environment variables, see {@link LauncherSettings}.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        // whatever the locale says: what is shown to be pasted has accents, and a server's locale is often POSIX
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Console console = new Console(out, System.getenv("SPARKONE_TERMINAL") != null);
        try {
            run(String.join(" ", arguments), System.getenv(), console);
        } catch (StartFailure failure) {
            console.progress("");
            console.error(failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(String command, Map<String, String> environment, Console console) {
        Path root = Path.of(System.getProperty("sparkone.workspace", ""));
        switch (command) {
            case "up" -> up(LauncherSettings.from(root, environment), environment, console);
            case "up --detach" -> new Background(new Workspace(root), console).start();
            case "down" -> new Background(new Workspace(root), console).stop();
            case "migrate" -> new Migration(new Workspace(root), environment, console).run();
            default -> throw new StartFailure("Usage: up [--detach] | down | migrate");
        }
    }

    private static void up(LauncherSettings settings, Map<String, String> environment, Console console) {
        Workspace workspace = settings.workspace();
        workspace.prepare();
        LaunchLock lock = LaunchLock.take(workspace);
        Suite suite = new Suite(settings, environment, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            console.endProgress();
            console.line("stopping");
            suite.stop();
            new Leftovers(workspace).stop();
            lock.release();
            console.line("stopped, nothing is left running");
        }, "stop-suite"));
        String table = suite.start();
        PrivateFile.write(workspace.readyFile(), table);
        console.line(table + System.lineSeparator() + "Ctrl-C stops everything.");
        suite.awaitFailure().ifPresent(failure -> {
            throw failure;
        });
    }
}
