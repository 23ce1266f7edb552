package io.sparkone.api.security;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Browsers with which a user has logged in before. What strangers try at a user does not count against these, so that nobody can keep
 * somebody out by guessing (OWASP: Slow Down Online Guessing Attacks with Device Cookies). Opens nothing: the password is still needed.
 */
@ApplicationScoped
public class KnownDevices {

    private static final String PURPOSE = "device/";
    private static final int ID_BYTES = 16;

    private final Sealing sealing;
    private final AccessConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(Sealing sealing, AccessConfig config, Clock clock) {
        this.sealing = sealing;
        this.config = config;
        this.clock = clock;
    }

    /** What a browser keeps after a login (base64url): a new id and the time, sealed for that user. */
    public String remember(String user) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        byte[] content = ByteBuffer.allocate(ID_BYTES + Long.BYTES).put(id).putLong(clock.instant().getEpochSecond())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealing.seal(content, PURPOSE + user));
    }

    /**
     * The id of a device that the user has logged in with.
     *
     * @param kept what the browser shows, or null
     */
    Optional<String> find(String user, String kept) {
        return Optional.ofNullable(kept).flatMap(KnownDevices::decode)
                .flatMap(sealed -> sealing.open(sealed, PURPOSE + user)).filter(this::isRecent)
                .map(content -> HexFormat.of().formatHex(Arrays.copyOf(content, ID_BYTES)));
    }

    private boolean isRecent(byte[] content) {
        Instant loggedIn = Instant.ofEpochSecond(ByteBuffer.wrap(content).getLong(ID_BYTES));
        return loggedIn.plus(config.deviceLife()).isAfter(clock.instant());
    }

    private static Optional<byte[]> decode(String kept) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(kept));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
