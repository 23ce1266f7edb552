package io.sparkone.backup.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The form of a manifest in a store: JSON whose last property is the SHA-256 of the bytes before it, since a changed digit in a time or
 * a size would otherwise go unnoticed. Its own mapper: files must stay readable whatever the service's JSON becomes.
 */
public final class ManifestJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String SEAL = ",\n  \"sha256\" : \"";
    private static final String END = "\"\n}";
    private static final int HEX_LENGTH = 64;

    private ManifestJson() {}

    public static byte[] write(Manifest manifest) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(manifest);
            byte[] open = Arrays.copyOf(json, json.length - "\n}".length());
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(open);
            sealed.writeBytes((SEAL + sha256(open) + END).getBytes(StandardCharsets.US_ASCII));
            return sealed.toByteArray();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is always JSON", e);
        }
    }

    /** @throws ManifestDamagedException if it is not a whole manifest of a known format, as it was written */
    public static Manifest read(byte[] json) throws IOException {
        requireSeal(json);
        Manifest manifest;
        try {
            manifest = MAPPER.readValue(json, Manifest.class);
        } catch (JacksonException e) {
            throw new ManifestDamagedException("cannot be read: " + e.getOriginalMessage());
        }
        if (manifest == null || manifest.format() < Manifest.OLDEST_FORMAT || manifest.format() > Manifest.FORMAT) {
            throw new ManifestDamagedException("has an unknown format");
        }
        return manifest;
    }

    /** One from before there were seals has none. */
    private static void requireSeal(byte[] json) throws ManifestDamagedException {
        int sealed = json.length - SEAL.length() - HEX_LENGTH - END.length();
        if (sealed < 0) {
            return;
        }
        String end = new String(json, sealed, json.length - sealed, StandardCharsets.ISO_8859_1);
        if (end.startsWith(SEAL) && !end.equals(SEAL + sha256(Arrays.copyOf(json, sealed)) + END)) {
            throw new ManifestDamagedException("is not as it was written: its checksum differs");
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
