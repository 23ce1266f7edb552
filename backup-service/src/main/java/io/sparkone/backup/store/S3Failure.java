package io.sparkone.backup.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

import software.amazon.awssdk.services.s3.model.S3Exception;

/** Why a request to S3 failed, beginning with what an operator can do about it. Services answer HEAD without any words of their own. */
final class S3Failure {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 503;
    /** What services allow. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);
    private static final Set<String> OF_CREDENTIALS = Set.of("ExpiredToken", "InvalidToken", "InvalidAccessKeyId",
            "SignatureDoesNotMatch", "TokenRefreshRequired");

    private S3Failure() {}

    static IOException of(String what, S3Settings settings, RuntimeException e) {
        String reason = e instanceof S3Exception refusal ? reason(settings, refusal) : "";
        return new IOException("S3: " + what + ": " + reason + e.getMessage(), e);
    }

    private static String reason(S3Settings settings, S3Exception e) {
        String code = code(e);
        if (code.equals("NoSuchBucket")) {
            return "there is no bucket " + settings.bucket() + ": ";
        }
        if (OF_CREDENTIALS.contains(code)) {
            return "BACKUP_S3_ACCESS_KEY and BACKUP_S3_SECRET_KEY are not, or no longer, valid: ";
        }
        if (e.statusCode() == FORBIDDEN || e.statusCode() == UNAUTHORIZED) {
            return skew(e).map(skew -> "this machine's clock differs from the service's by " + skew.toMinutes()
                    + " minutes: ").orElse("the credentials do not allow it, or the object is locked: ");
        }
        return e.statusCode() == BUSY
                ? "the service was too busy, " + settings.maxAttempts() + " times in a row: "
                : "";
    }

    /** Empty where the answer has none. */
    static String code(S3Exception e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }

    private static Optional<Duration> skew(S3Exception e) {
        if (e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Date").flatMap(S3Failure::skew)
                .filter(skew -> skew.compareTo(MOST_SKEW) > 0);
    }

    private static Optional<Duration> skew(String date) {
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(Instant.now(), theirs).abs());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
