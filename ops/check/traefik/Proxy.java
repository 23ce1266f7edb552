import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A real Traefik with the configuration of ops/traefik, on free ports of this machine. */
final class Proxy implements AutoCloseable {

    final int web = freePort();
    final int secure = freePort();
    final int metrics = freePort();
    private final Path folder;
    private Process process;

    /** Writes its configuration, to which {@code more} is added, into {@code folder}. */
    Proxy(Path folder, Collection<Backend> backends, String more) throws IOException, InterruptedException {
        this.folder = folder;
        List<String> command = new ArrayList<>(List.of("ops/check/traefik/configuration.sh", folder.toString(), "" + web,
                "" + secure, "" + metrics));
        backends.forEach(backend -> command.add(backend.address()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no configuration: " + command);
        }
        Files.writeString(folder.resolve("traefik.yml"), Files.readString(folder.resolve("traefik.yml")) + "\n" + more);
    }

    void start(String traefik) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(traefik, "--configFile=" + folder.resolve("traefik.yml"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("traefik.log").toFile());
        builder.environment().put("SPARKONE_DOMAIN", "localhost");
        process = builder.start();
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Everything that it wrote, the access log too; complete only after {@link #close()}. */
    String log() throws IOException {
        return Files.readString(folder.resolve("traefik.log"));
    }

    /** As ops/deploy.sh does: a new file takes the place of the old one. */
    void weights(int blue, int green) throws IOException {
        Path file = folder.resolve("dynamic/weights.yml");
        Path next = folder.resolve("weights.next");
        Files.writeString(next, Files.readString(file).replaceFirst("(api-blue\n\\s+weight: )\\d", "$1" + blue)
                .replaceFirst("(api-green\n\\s+weight: )\\d", "$1" + green));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
