package io.sparkone.local.sandbox.sheets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.keys.SigningKeys;
import io.sparkone.local.sandbox.http.Json;

/** Writes the credentials file of a service account that the sandbox's token endpoint accepts. */
public final class ServiceAccountFile {
    static final String DOMAIN = "@sandbox.iam.gserviceaccount.com";

    private ServiceAccountFile() {}

    /**
     * Writes the file with a fresh key, readable by its owner only.
     *
     * @param tokenUri such as {@code http://127.0.0.1:8010/google/token}
     */
    public static void write(Path file, URI tokenUri) throws IOException {
        ObjectNode json = Json.object().put("type", "service_account").put("project_id", "sandbox")
                .put("private_key_id", UUID.randomUUID().toString().replace("-", ""))
                .put("private_key", SigningKeys.generate().privatePem() + "\n")
                .put("client_email", "sparkone" + DOMAIN).put("client_id", "100000000000000000000")
                .put("auth_uri", "https://accounts.google.com/o/oauth2/auth").put("token_uri", tokenUri.toString())
                .put("universe_domain", "googleapis.com");
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(file, Json.bytes(json));
    }
}
