package io.sparkone.api.http;

import java.util.Set;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

/** The {@code If-Match} header of a request: the versions on which a change may be based. */
public final class IfMatch {

    private static final IfMatch ANY = new IfMatch(null);

    /** Null for any; a weak one matches nothing. */
    private final Set<String> tags;

    private IfMatch(Set<String> tags) {
        this.tags = tags;
    }

    /** Any version will do. */
    public static IfMatch any() {
        return ANY;
    }

    /**
     * @param header the header's value, of several lines joined by commas, or null
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is no condition: to pass it over would change what the client
     *         meant to protect
     */
    public static IfMatch of(String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        return new IfMatch(EntityTags.read(header).orElseThrow(() -> Problems.invalidField(HttpHeaders.IF_MATCH,
                "header", "must be * or tags in quotes, as ETag has them, e.g. \"3\"")));
    }

    /** The tag of a version, for the {@code ETag} header. */
    public static EntityTag tag(int version) {
        return new EntityTag(Integer.toString(version));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 412 if the version is not among those named */
    public void check(int version) {
        if (tags != null && !tags.contains("\"" + version + "\"")) {
            throw Problems.preconditionFailed(version);
        }
    }
}
