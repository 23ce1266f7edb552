package io.sparkone.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    @TempDir
    private Path folder;

    @Test
    void theyAreMadeOnceAndKept() {
        LocalSecrets first = LocalSecrets.in(new Workspace(folder));
        LocalSecrets second = LocalSecrets.in(new Workspace(folder));

        assertThat(second.webPassword()).isEqualTo(first.webPassword()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(second.alertmanagerToken()).isEqualTo(first.alertmanagerToken())
                .isNotEqualTo(first.evolutionWebhookSecret());
        assertThat(second.evolutionWebhookSecret()).isEqualTo(first.evolutionWebhookSecret())
                .isNotEqualTo(first.webPassword());
    }

    @Test
    void nobodyElseReadsThem() throws Exception {
        LocalSecrets secrets = LocalSecrets.in(new Workspace(folder));

        for (Path file : new Path[]{secrets.privateKey(), folder.resolve(".sparkone/web-password")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void thePublicKeyChecksWhatThePrivateKeySigned() throws Exception {
        LocalSecrets secrets = LocalSecrets.in(new Workspace(folder));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        byte[] message = "a token".getBytes(StandardCharsets.UTF_8);

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(pem(secrets.privateKey(), "PRIVATE KEY"))));
        signature.update(message);
        byte[] signed = signature.sign();
        signature.initVerify(rsa.generatePublic(new X509EncodedKeySpec(pem(secrets.publicKey(), "PUBLIC KEY"))));
        signature.update(message);

        assertThat(signature.verify(signed)).isTrue();
    }

    private static byte[] pem(Path file, String type) throws Exception {
        String text = Files.readString(file);
        assertThat(text).startsWith("-----BEGIN " + type + "-----\n").endsWith("-----END " + type + "-----\n");
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
