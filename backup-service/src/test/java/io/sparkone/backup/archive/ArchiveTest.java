package io.sparkone.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    private static final KeyPair OPERATOR = KeyPair.generate();
    private static final KeyPair ESCROW = KeyPair.generate();
    private static final Recipients BOTH = new Recipients(List.of(OPERATOR.recipient(), ESCROW.recipient()));

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("waysToEncrypt")
    void eachRecipientReadsBackWhatWasWritten(Optional<Path> age) throws IOException {
        byte[] content = content(3_000_000);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Checksums written = write(content, archive, age.orElse(null));

        for (KeyPair reader : List.of(OPERATOR, ESCROW)) {
            try (ArchiveInput in = open(archive.toByteArray(), reader)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
                assertThat(in.checksums()).isEqualTo(written);
            }
        }
        assertThat(written.plainBytes()).isEqualTo(content.length);
        assertThat(written.cipherBytes()).isEqualTo(archive.size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.3, 0.5, 0.99, 0.999999})
    void aCutArchiveIsNeverReadToItsEnd(double part) throws IOException {
        byte[] archive = archive();
        byte[] cut = Arrays.copyOf(archive, (int) (archive.length * part));

        assertThatThrownBy(() -> readAll(cut, OPERATOR)).isInstanceOf(ArchiveDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 0.5, 0.9, 0.99999})
    void aFlippedBitIsNoticed(double place) throws IOException {
        byte[] archive = archive();
        archive[(int) (archive.length * place)] ^= 1;

        assertThatThrownBy(() -> readAll(archive, OPERATOR)).isInstanceOf(ArchiveDamagedException.class);
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        byte[] archive = archive();

        assertThatThrownBy(() -> readAll(archive, KeyPair.generate())).isInstanceOf(ArchiveDamagedException.class);
    }

    @ParameterizedTest
    @MethodSource("waysToEncrypt")
    void anArchiveThatWasNotFinishedIsNotReadable(Optional<Path> age) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArchiveOutput archive = new ArchiveOutput(bytes, BOTH, 3, age.orElse(null))) {
            archive.write(content(1_000_000));
        }

        assertThatThrownBy(() -> readAll(bytes.toByteArray(), OPERATOR)).isInstanceOf(ArchiveDamagedException.class);
    }

    @ParameterizedTest
    @MethodSource("waysToEncrypt")
    @Timeout(60)
    void aTargetThatFailsIsTheReasonThatIsGiven(Optional<Path> age) {
        OutputStream full = new OutputStream() {

            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> write(content(30_000_000), full, age.orElse(null)))
                .hasMessageContaining("No space left");
    }

    @Test
    @Timeout(60)
    void aProgramThatFailsEndsTheArchiveWithItsOwnWords() throws IOException {
        Path broken = Files.writeString(folder.resolve("age"),
                "#!/bin/sh\ncat >/dev/null\necho no such luck >&2\nexit 3\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> write(content(1_000_000), new ByteArrayOutputStream(), broken))
                .hasMessageContaining("code 3").hasMessageContaining("no such luck");
    }

    private static Stream<Optional<Path>> waysToEncrypt() {
        return Stream.of(Optional.<Path>empty(), AgeProgram.find()).distinct();
    }

    @Test
    void troubleOfTheStoreIsNotTakenForDamage() throws IOException {
        byte[] archive = archive();
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(archive, 0, 200_000),
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("503 Slow Down");
                    }
                });

        try (ArchiveInput in = new ArchiveInput(breaking, Identities.of(OPERATOR))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SourceUnreadableException.class)
                    .hasMessageContaining("503");
        }
    }

    @Test
    void theStockProgramsReadIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/age")) && Files.isExecutable(Path.of("/usr/bin/zstd")),
                "NOT TESTED: age and zstd are not installed here");
        byte[] content = content(1_000_000);
        Path archive = folder.resolve("x.age");
        try (var file = Files.newOutputStream(archive)) {
            write(content, file, null);
        }
        Path key = Files.writeString(folder.resolve("key.txt"), OPERATOR.identity() + "\n");
        Path plain = folder.resolve("plain");

        Process stock = new ProcessBuilder("bash", "-o", "pipefail", "-c",
                "age -d -i " + key + " " + archive + " | zstd -d > " + plain).inheritIO().start();

        assertThat(stock.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stock.exitValue()).isZero();
        assertThat(plain).hasBinaryContent(content);
    }

    @Test
    void whatIsNoRecipientIsNamed() {
        assertThat(new Recipients(List.of(OPERATOR.recipient(), "age1nonsense", "")).invalid())
                .containsExactly("age1nonsense", "");
    }

    @Test
    void anIdentityFileIsReadAsAgeKeygenWritesIt() throws IOException {
        Path file = Files.writeString(folder.resolve("key.txt"),
                "# created: today\n# public key: " + ESCROW.recipient() + "\n" + ESCROW.identity() + "\n");

        try (ArchiveInput in = new ArchiveInput(new ByteArrayInputStream(archive()), Identities.read(file))) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void aBadIdentityFileIsRefusedWithoutShowingWhatIsInIt() throws IOException {
        Path file = Files.writeString(folder.resolve("key.txt"), "AGE-SECRET-KEY-1NOTREALLY\n");

        assertThatThrownBy(() -> Identities.read(file)).isInstanceOf(IOException.class)
                .hasMessageContaining("no age identity").hasMessageNotContaining("NOTREALLY");
    }

    private static byte[] archive() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        write(content(500_000), archive, null);
        return archive.toByteArray();
    }

    private static Checksums write(byte[] content, OutputStream target, Path age) throws IOException {
        try (ArchiveOutput archive = new ArchiveOutput(target, BOTH, 3, age)) {
            archive.write(content);
            return archive.finish();
        }
    }

    private static ArchiveInput open(byte[] archive, KeyPair reader) throws IOException {
        return new ArchiveInput(new ByteArrayInputStream(archive), Identities.of(reader));
    }

    private static byte[] readAll(byte[] archive, KeyPair reader) throws IOException {
        try (ArchiveInput in = open(archive, reader)) {
            return in.readAllBytes();
        }
    }

    private static byte[] content(int bytes) {
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        return content;
    }
}
