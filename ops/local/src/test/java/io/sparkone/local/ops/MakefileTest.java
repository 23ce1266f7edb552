package io.sparkone.local.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before anything is built or started, the Makefile looks at the JDK. */
class MakefileTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needsMake() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/make")), "no make here");
    }

    @Test
    void anOldJdkIsOneClearLine() throws Exception {
        assertThat(make(java("openjdk version \"11.0.24\" 2024-07-16")).lines().toList())
                .first().isEqualTo("error: SparkOne needs a JDK 17 or newer, and found 11: set JAVA_HOME.");
    }

    @Test
    void noJavaAtAllIsOneClearLine() throws Exception {
        assertThat(make(folder.resolve("nothing")).lines().toList())
                .first().isEqualTo("error: SparkOne needs a JDK 17 or newer, and found none: set JAVA_HOME.");
    }

    @Test
    void aRuntimeWithoutACompilerIsOneClearLine() throws Exception {
        Path java = java("openjdk version \"21.0.4\" 2024-07-16");

        assertThat(make(java)).startsWith("error: " + java + " comes without javac: SparkOne needs a JDK");

        Files.copy(java, java.resolveSibling("javac"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(make(java)).isEmpty();
    }

    private Path java(String version) throws IOException {
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho '" + version + "' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return java;
    }

    private String make(Path java) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                List.of("/usr/bin/make", "--no-print-directory", "jdk", "JAVA=" + java))
                .directory(Repository.ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        // what the make that runs this test was told is none of this one's business
        builder.environment().remove("MAKEFLAGS");
        builder.start().waitFor();
        return Files.readString(output);
    }
}
