package io.sparkone.api.http;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which part of a list is wanted. */
public class Paging {

    private static final int MAX_LIMIT = 100;
    private static final int MAX_OFFSET = 10_000_000;

    @QueryParam("limit")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "50"))
    String limit;

    @QueryParam("offset")
    @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0"))
    String offset;

    /** How many items at most, 1 to 100. */
    public int limit() {
        return Query.integer("limit", limit, 1, MAX_LIMIT, 50);
    }

    /** How many items come before. */
    public int offset() {
        return Query.integer("offset", offset, 0, MAX_OFFSET, 0);
    }
}
