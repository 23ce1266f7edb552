package io.sparkone.sync.sheets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of the Google Sheets API that a link needs.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/reference/rest">Google Sheets API</a>
 */
@Path("/v4/spreadsheets")
@RegisterRestClient(configKey = "sheets")
@RegisterProvider(SheetsErrors.class)
interface SheetsApi {

    /** Names and ids of the sheets, and the time zone in which their dates are meant. */
    @GET
    @Path("/{id}")
    Spreadsheet spreadsheet(@HeaderParam("Authorization") String bearer, @PathParam("id") String id,
            @QueryParam("fields") String fields);

    @GET
    @Path("/{id}/values:batchGet")
    ValueRanges values(@HeaderParam("Authorization") String bearer, @PathParam("id") String id,
            @QueryParam("ranges") String range, @QueryParam("valueRenderOption") String render,
            @QueryParam("dateTimeRenderOption") String dates);

    /** All requests of the body are applied, or none. */
    @POST
    @Path("/{id}:batchUpdate")
    JsonNode batchUpdate(@HeaderParam("Authorization") String bearer, @PathParam("id") String id, JsonNode body);
}
