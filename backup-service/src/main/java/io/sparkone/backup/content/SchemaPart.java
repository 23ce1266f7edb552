package io.sparkone.backup.content;

/**
 * One kind of the objects that a schema consists of.
 *
 * @param kind e.g. {@code columns}, {@code indexes}
 * @param sha256 of their sorted descriptions
 */
public record SchemaPart(String kind, int objects, String sha256) {

    /** What all large objects hold; absent where the account may not read them. */
    static final String LARGE_OBJECTS = "large object content";
}
