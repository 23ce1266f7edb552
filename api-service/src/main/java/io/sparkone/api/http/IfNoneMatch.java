package io.sparkone.api.http;

import java.util.Set;

import jakarta.ws.rs.core.EntityTag;

/** The {@code If-None-Match} header of a request: what the client has already. The framework's own reads no more than one tag. */
public final class IfNoneMatch {

    private IfNoneMatch() {}

    /**
     * Whether the client has what is asked for, compared weakly (RFC 9110, 13.1.2): proxies that compress weaken tags.
     *
     * @param header the header's value, of several lines joined by commas, or null; what is no list of tags names nothing
     */
    public static boolean names(EntityTag tag, String header) {
        if (header == null) {
            return false;
        }
        String strong = '"' + tag.getValue() + '"';
        return header.strip().equals("*") || EntityTags.read(header).orElse(Set.of()).stream()
                .anyMatch(named -> named.equals(strong) || named.equals("W/" + strong));
    }
}
