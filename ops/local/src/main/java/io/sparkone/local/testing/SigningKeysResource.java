package io.sparkone.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.process.Folders;

/** Keys that sign tokens, for a {@code @QuarkusTest}: each of its fields of the type {@link SigningKeys} gets them. */
public final class SigningKeysResource implements QuarkusTestResourceLifecycleManager {

    private final SigningKeys keys = SigningKeys.generate();
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("sparkone-keys-");
            return Map.of("AUTH_PRIVATE_KEY_PATH", write("private.pem", keys.privatePem()), "AUTH_PUBLIC_KEY_PATH",
                    write("public.pem", keys.publicPem()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(String file, String pem) throws IOException {
        return Files.writeString(folder.resolve(file), pem).toString();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(keys, new TestInjector.MatchesType(SigningKeys.class));
    }

    @Override
    public void stop() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
