package io.sparkone.notify.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** Ids of WhatsApp messages that follow from the delivery, so that a message can be looked for after a crash. */
final class MessageIds {

    /** As WhatsApp Web's own ids begin. */
    private static final String PREFIX = "3EB0";
    private static final int BYTES = 9;

    private MessageIds() {}

    static String of(UUID delivery) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(delivery.toString().getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
