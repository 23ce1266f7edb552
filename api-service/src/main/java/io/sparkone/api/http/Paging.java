package io.sparkone.api.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of a list is wanted. */
public class Paging {

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(100)
    public int limit = 50;

    @QueryParam("offset")
    @DefaultValue("0")
    @Min(0)
    @Max(10_000_000)
    public int offset;
}
