package io.sparkone.local.launcher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

import io.sparkone.local.keys.SigningKeys;

/**
 * Keys and passwords of the local suite: made at the first start, kept in {@code .sparkone} (mode 600).
 *
 * @param webPassword of the user {@code owner} on the web page
 * @param evolutionWebhookSecret that the sandbox sends with its webhooks
 * @param alertmanagerToken that an Alertmanager, or a person with curl, sends with alerts
 * @param privateKey PEM file (PKCS #8, RSA 2048) that signs tokens; for api only
 * @param publicKey PEM file (X.509) that checks them; for all services
 */
record LocalSecrets(String webPassword, String evolutionWebhookSecret, String alertmanagerToken, Path privateKey,
        Path publicKey) {

    private static final int PASSWORD_BYTES = 15;
    private static final int SECRET_BYTES = 24;

    static LocalSecrets in(Workspace workspace) {
        Path home = workspace.home();
        Path privateKey = home.resolve("keys/private.pem");
        Path publicKey = home.resolve("keys/public.pem");
        if (PrivateFile.read(privateKey).isEmpty() || PrivateFile.read(publicKey).isEmpty()) {
            SigningKeys keys = SigningKeys.generate();
            PrivateFile.write(privateKey, keys.privatePem());
            PrivateFile.write(publicKey, keys.publicPem());
        }
        return new LocalSecrets(PrivateFile.readOrCreate(home.resolve("web-password"), () -> random(PASSWORD_BYTES)),
                PrivateFile.readOrCreate(home.resolve("evolution-webhook-secret"), () -> random(SECRET_BYTES)),
                PrivateFile.readOrCreate(home.resolve("alertmanager-token"), () -> random(SECRET_BYTES)), privateKey,
                publicKey);
    }

    /** Says nothing: it holds secrets. */
    @Override
    public String toString() {
        return "LocalSecrets";
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
