package io.sparkone.api.http;

import java.util.Arrays;

import jakarta.ws.rs.core.EntityTag;

/** The {@code If-Match} header of a request: the versions on which a change may be based. */
public final class IfMatch {

    private static final IfMatch ANY = new IfMatch(null);

    private final String header;

    private IfMatch(String header) {
        this.header = header;
    }

    /** Any version will do. */
    public static IfMatch any() {
        return ANY;
    }

    /** @param header the header's value, or null */
    public static IfMatch of(String header) {
        return header == null || header.isBlank() || header.strip().equals("*") ? ANY : new IfMatch(header);
    }

    /** The tag of a version, for the {@code ETag} header. */
    public static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if the version is not among those named */
    public void check(int version) {
        String current = "\"" + version + "\"";
        if (header != null && Arrays.stream(header.split(",")).map(String::strip).noneMatch(current::equals)) {
            throw Problems.preconditionFailed(version);
        }
    }
}
