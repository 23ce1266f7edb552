package io.sparkone.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;

import io.sparkone.local.testing.LocalStackResource;

/** What api-service needs besides its servers, for every {@code @QuarkusTest} of this module. */
@QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "service", value = "api"))
@QuarkusTestResource(ApiEnvironment.class)
public class ApiEnvironment implements QuarkusTestResourceLifecycleManager {

    public static final String PASSWORD = "a password for tests";
    public static final String WEBHOOK_SECRET = "a webhook secret for tests";
    public static final String KNOWN_NUMBER = "5511987654321";

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("sparkone-api-test");
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            Path privateKey = pem("private.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
            Path publicKey = pem("public.pem", "PUBLIC KEY", pair.getPublic().getEncoded());
            return Map.of("AUTH_PRIVATE_KEY_PATH", privateKey.toString(), "AUTH_PUBLIC_KEY_PATH",
                    publicKey.toString(), "WEB_PASSWORD", PASSWORD, "EVOLUTION_WEBHOOK_SECRET", WEBHOOK_SECRET,
                    "WHATSAPP_NOTIFY_NUMBERS", KNOWN_NUMBER, "quarkus.flyway.migrate-at-start", "true",
                    "quarkus.http.test-timeout", "20s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pem(String file, String type, byte[] key) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(key);
        return Files.writeString(folder.resolve(file),
                "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }

    @Override
    public void stop() {
        for (String file : new String[]{"private.pem", "public.pem", ""}) {
            try {
                Files.deleteIfExists(folder.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
