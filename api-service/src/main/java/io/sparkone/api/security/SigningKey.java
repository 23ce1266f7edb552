package io.sparkone.api.security;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.util.KeyUtils;

import io.sparkone.platform.config.InvalidVariableException;

/** The private key that tokens are signed with. */
@ApplicationScoped
class SigningKey {

    private static final String VARIABLE = "AUTH_PRIVATE_KEY_PATH";

    private final AccessConfig config;
    private PrivateKey key;

    SigningKey(AccessConfig config) {
        this.config = config;
    }

    void load(@Observes StartupEvent start) {
        try {
            key = KeyUtils.decodePrivateKey(Files.readString(config.privateKey().orElseThrow()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new InvalidVariableException(VARIABLE, "is no PEM file with a PKCS#8 RSA private key");
        }
    }

    PrivateKey get() {
        return key;
    }
}
