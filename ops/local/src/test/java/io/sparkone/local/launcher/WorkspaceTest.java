package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.local.process.ChildProcess;

class WorkspaceTest {

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsOneClearLine() {
        Workspace workspace = new Workspace(folder);

        assertThatThrownBy(() -> workspace.checkSpace(12 * 1024 * 1024L))
                .hasMessageContaining("Only 12 MB are free").hasMessageContaining("500 MB");
        assertThatCode(() -> workspace.checkSpace(500 * 1024 * 1024L)).doesNotThrowAnyException();
    }

    @Test
    void whatAKilledLauncherLeftRunningIsStoppedAndNothingElse() throws IOException, InterruptedException {
        Workspace workspace = new Workspace(folder);
        workspace.prepare();
        Process left = sleep("-Dsparkone.pid-file=" + workspace.pidFile("api"));
        Process stranger = sleep("something else");
        Files.writeString(workspace.pidFile("api"), left.pid() + "\n");
        Files.writeString(workspace.pidFile("sync"), stranger.pid() + "\n");

        new Leftovers(workspace).stop();

        assertThat(left.waitFor(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(workspace.run()).isDirectoryNotContaining("glob:**.pid");
        stranger.destroy();
    }

    private static Process sleep(String mark) throws IOException {
        return ChildProcess.start(List.of("/bin/sh", "-c", "sleep 60; :", mark), "TERM", System.getenv(), null);
    }
}
