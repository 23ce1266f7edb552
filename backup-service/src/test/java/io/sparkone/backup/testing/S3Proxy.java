package io.sparkone.backup.testing;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.quarkus.bootstrap.resolver.maven.BootstrapMavenException;
import io.quarkus.bootstrap.resolver.maven.MavenArtifactResolver;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import software.amazon.awssdk.services.s3.S3Client;

import io.sparkone.local.process.ChildProcess;
import io.sparkone.local.process.Ports;
import io.sparkone.local.process.Waiting;

/**
 * A real S3 server (gaul/s3proxy, in memory) that checks signatures, as a process of its own: its libraries do not go together with
 * those of the service, which is also why it is no dependency of the build but is resolved here.
 */
public final class S3Proxy implements S3Server {

    private static final String SERVER = "org.gaul:s3proxy:4.1.0";
    /** Otherwise an older one wins, with which it does not start. */
    private static final String PINNED = "com.fasterxml.jackson.core:jackson-annotations:2.21";
    private static final String BUCKET = "backups";
    private static final String ACCESS_KEY = "access";
    private static final String SECRET_KEY = "secret";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final URI endpoint;

    private S3Proxy(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** @param folder for its configuration and log */
    public static S3Proxy start(Path folder) throws IOException, BootstrapMavenException {
        URI endpoint = URI.create("http://127.0.0.1:" + Ports.free());
        Path configuration = Files.writeString(folder.resolve("s3proxy.properties"),
                "s3proxy.authorization=aws-v2-or-v4\ns3proxy.endpoint=" + endpoint + "\ns3proxy.identity=" + ACCESS_KEY
                        + "\ns3proxy.credential=" + SECRET_KEY
                        + "\njclouds.provider=transient\njclouds.identity=none\njclouds.credential=none\n");
        Process process = ChildProcess.start(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp",
                        classpath(),
                        "org.gaul.s3proxy.Main", "--properties", configuration.toString()),
                "TERM", Map.of(), folder.resolve("s3proxy.log"));
        S3Proxy server = new S3Proxy(process, endpoint);
        if (!Waiting.until(START_LIMIT, server::hasBucket)) {
            server.close();
            throw new IOException("s3proxy did not start: " + Files.readString(folder.resolve("s3proxy.log")));
        }
        return server;
    }

    private static String classpath() throws BootstrapMavenException {
        return MavenArtifactResolver.builder().setWorkspaceDiscovery(false).build()
                .resolveDependencies(new DefaultArtifact(SERVER),
                        List.of(new Dependency(new DefaultArtifact(PINNED), "compile")))
                .getArtifactResults().stream().map(result -> result.getArtifact().getFile().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean hasBucket() {
        try (S3Client client = client()) {
            client.createBucket(create -> create.bucket(BUCKET));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public String bucket() {
        return BUCKET;
    }

    @Override
    public String accessKey() {
        return ACCESS_KEY;
    }

    @Override
    public String secretKey() {
        return SECRET_KEY;
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
