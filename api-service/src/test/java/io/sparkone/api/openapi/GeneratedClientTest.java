package io.sparkone.api.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import jakarta.annotation.Generated;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.sparkone.api.testing.Client;

/** A client is generated from the description that the service gives of itself, compiled, and used. */
@QuarkusTest
class GeneratedClientTest {

    private static final Path GENERATOR = Path.of("target", "client-generator", "openapi-generator-cli.jar");
    private static final List<Class<?>> NEEDS = List.of(ObjectMapper.class, JsonProperty.class, JsonParser.class,
            JavaTimeModule.class, Generated.class);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void generatedClientCompilesAndWorks() throws Exception {
        Path document = Files.write(folder.resolve("openapi.json"), given().get("/openapi?format=json").asByteArray());
        run(List.of(java(), "-jar", GENERATOR.toAbsolutePath().toString(), "generate", "-i",
                document.toString(), "-g",
                "java", "--library", "native", "-o", folder.resolve("client").toString(),
                "--global-property",
                "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                "--additional-properties",
                "useJakartaEe=true,openApiNullable=false,invokerPackage=io.sparkone.client,apiPackage=io.sparkone.client.api,"
                        + "modelPackage=io.sparkone.client.model"));
        compile();

        Client owner = Client.owner();
        URL[] classes = {folder.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            @SuppressWarnings("unchecked")
            BiFunction<String, String, String> use = (BiFunction<String, String, String>) loader.loadClass("ClientUse")
                    .getDeclaredConstructor().newInstance();
            assertThat(use.apply("http://localhost:" + RestAssured.port, owner.token()))
                    .endsWith("made by a generated client high");
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("generator.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("the generator ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private void compile() throws IOException, URISyntaxException {
        Files.writeString(folder.resolve("ClientUse.java"), use());
        List<String> options = new ArrayList<>(
                List.of("-d", folder.resolve("classes").toString(), "-proc:none", "-nowarn",
                        "-cp", classPath(), folder.resolve("ClientUse.java").toString()));
        try (Stream<Path> sources = Files.walk(folder.resolve("client/src/main/java"))) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(options::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
        assertThat(result).as("the generated client compiles").isZero();
    }

    private static String classPath() throws URISyntaxException {
        List<String> jars = new ArrayList<>();
        for (Class<?> need : NEEDS) {
            jars.add(Path.of(need.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        }
        return jars.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String use() throws IOException {
        try (InputStream in = GeneratedClientTest.class.getResourceAsStream("/client/ClientUse.java.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
