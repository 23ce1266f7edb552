package io.sparkone.api.http;

import java.util.Arrays;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

/** The {@code If-Match} header of a request: the versions on which a change may be based. */
public final class IfMatch {

    // RFC 9110, 8.8.3; a weak tag is one, and matches nothing
    private static final Pattern TAGS = Pattern.compile("\\s*(?:W/)?\"[^\"]*\"(?:\\s*,\\s*(?:W/)?\"[^\"]*\")*\\s*");
    private static final IfMatch ANY = new IfMatch(null);

    private final String header;

    private IfMatch(String header) {
        this.header = header;
    }

    /** Any version will do. */
    public static IfMatch any() {
        return ANY;
    }

    /**
     * @param header the header's value, or null
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is no condition: to pass it over would change what the client
     *         meant to protect
     */
    public static IfMatch of(String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        if (!TAGS.matcher(header).matches()) {
            throw Problems.invalidField(HttpHeaders.IF_MATCH, "header",
                    "must be * or tags in quotes, as ETag has them, e.g. \"3\"");
        }
        return new IfMatch(header);
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
