package io.sparkone.notify.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Query of {@code GET /notifications}; what is not given does not filter. */
class LogQuery {

    @QueryParam("status")
    @Pattern(regexp = "pending|held|delivered|failed|expired|digested|collapsed")
    String status;

    @QueryParam("channel")
    @Pattern(regexp = "whatsapp|email")
    String channel;

    @QueryParam("kind")
    @Pattern(regexp = "confirmation|reply|reminder|brief|alert|failure")
    String kind;

    /** RFC 3339, inclusive. */
    @QueryParam("since")
    @Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})")
    String since;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(100)
    int limit;

    @QueryParam("offset")
    @DefaultValue("0")
    @Min(0)
    @Max(1_000_000)
    int offset;

    /** @throws java.time.format.DateTimeParseException if {@code since} looks like a time and is none */
    LogFilter filter() {
        Instant from = since == null ? null : OffsetDateTime.parse(since).toInstant();
        return new LogFilter(status, channel, kind, from, limit, offset);
    }
}
