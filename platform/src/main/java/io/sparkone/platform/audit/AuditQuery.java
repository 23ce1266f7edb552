package io.sparkone.platform.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

import jakarta.ws.rs.QueryParam;

import io.sparkone.platform.http.Problems;

/** Which entries are wanted, as a {@code @BeanParam}: the parameters of a request, all of which may be missing. */
public class AuditQuery {

    private static final int MOST = 100;
    private static final int USUAL = 50;

    /** Whose; missing for everybody's. */
    @QueryParam("actor")
    String actor;
    /** What the path begins with. */
    @QueryParam("path")
    String path;
    /** {@code true} for requests that were answered with an error, {@code false} for the others. */
    @QueryParam("refused")
    String refused;
    /** RFC 3339 with offset. */
    @QueryParam("since")
    String since;
    /** 1 to 100; 50 where it is missing. */
    @QueryParam("limit")
    String limit;
    @QueryParam("offset")
    String offset;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if a parameter is not of its form, as all of these */
    Filter filter() {
        return new Filter(text("actor", actor), text("path", path), flag(), time());
    }

    int limit() {
        return number("limit", limit, USUAL, 1, MOST);
    }

    int offset() {
        return number("offset", offset, 0, 0, Integer.MAX_VALUE);
    }

    private static String text(String name, String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw Problems.badRequest(name + " must not hold a NUL");
        }
        return value;
    }

    private Boolean flag() {
        if (refused == null) {
            return null;
        }
        return switch (refused) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.badRequest("refused must be true or false");
        };
    }

    private Instant time() {
        try {
            return since == null ? null : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("since must be an RFC 3339 time with offset");
        }
    }

    private static int number(String name, String value, int usual, int least, int most) {
        try {
            int number = value == null ? usual : Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problems.badRequest(name + " must be a number");
        }
        throw Problems.badRequest(name + " must be from " + least + " to " + most);
    }

    /** The same, understood; what is null leaves all. */
    record Filter(String actor, String path, Boolean refused, Instant since) {}
}
