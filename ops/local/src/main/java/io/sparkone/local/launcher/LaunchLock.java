package io.sparkone.local.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import io.sparkone.local.process.RunningProcess;
import io.sparkone.local.process.StartFailure;

/** Lets one launcher at a time run in a working copy. */
final class LaunchLock {

    private final FileChannel channel;

    private LaunchLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Held until it is released; the system takes it from a JVM that was killed. */
    static LaunchLock take(Workspace workspace) {
        try {
            FileChannel channel = FileChannel.open(workspace.run().resolve("launcher.lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new StartFailure("SparkOne is running here already" + running(workspace)
                        .map(launcher -> " (process " + launcher.pid() + ")").orElse("")
                        + ": stop it with make dev-down.");
            }
            PrivateFile.write(pidFile(workspace), String.valueOf(ProcessHandle.current().pid()));
            return new LaunchLock(channel);
        } catch (IOException e) {
            throw new StartFailure("Cannot lock " + workspace.run() + ": " + e.getMessage(), e);
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StartFailure("Cannot give the lock back: " + e.getMessage(), e);
        }
    }

    /** The launcher that runs in this working copy. */
    static Optional<RunningProcess> running(Workspace workspace) {
        return RunningProcess.from(pidFile(workspace), workspace.launcherMark());
    }

    private static Path pidFile(Workspace workspace) {
        return workspace.run().resolve("launcher");
    }
}
