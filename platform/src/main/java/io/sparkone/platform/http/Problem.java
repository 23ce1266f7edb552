package io.sparkone.platform.http;

/**
 * Why a request is refused, as RFC 9457 has it.
 *
 * @param type a URN that is stable
 * @param status of HTTP
 */
record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:sparkone:problem:";

    static Problem badRequest(String detail) {
        return new Problem(TYPE_PREFIX + "bad-request", "Bad request", 400, detail);
    }

    static Problem notFound(String detail) {
        return new Problem(TYPE_PREFIX + "not-found", "Not found", 404, detail);
    }

    static Problem bodyTooLarge(long limit) {
        return new Problem(TYPE_PREFIX + "too-large", "Too large", 413, "A body may have " + limit + " bytes");
    }

    static Problem addressTooLong(int limit) {
        return new Problem(TYPE_PREFIX + "address-too-long", "Address too long", 414,
                "An address may have " + limit + " characters");
    }

    static Problem headersTooLarge(long limit) {
        return new Problem(TYPE_PREFIX + "headers-too-large", "Headers too large", 431,
                "All headers together may have " + limit + " bytes");
    }
}
